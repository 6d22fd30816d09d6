import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports a folder may not make. `regex`, never `group`: in a group pattern a leading `#`
 * starts a comment, so `#server/*` would silently match nothing.
 * @param {string[]} files
 * @param {Array<[string, string]>} patterns [regex, message]
 */
const forbid = (files, patterns) => ({
	files,
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: patterns.map(([regex, message]) => ({ regex, message })) }
		]
	}
});

/** @type {[string, string]} */
const noServer = ['^#server/', 'Server code never reaches the browser: speak HTTP.'];
/** @type {[string, string]} */
const noClient = ['^#client/', 'Device code stays on the device: share rules through #domain.'];
/** @type {[string, string]} */
const noNode = ['^node:', 'This code also runs where there is no Node.'];
/** @type {[string, string]} */
const noSvelte = ['^(svelte|@sveltejs/|\\$app/|\\$service-worker)', 'No framework in this folder.'];
/** @type {[string, string]} */
const noUi = ['^#ui/', 'Look belongs to pages.'];

const workerSafe = ['db', 'outbox', 'sync', 'search', 'files'].map(
	(name) => `src/client/${name}/**/*.ts`
);

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'data/',
			'static/',
			'test-results/',
			'.cache/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			'no-console': 'error',
			'no-eval': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: ['src/**/*.ts'],
		ignores: ['**/*.svelte.ts', 'src/service-worker/**'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: { '@typescript-eslint/no-floating-promises': 'error' }
	},
	{
		// Safari before 16.4 refuses a whole file for one pattern that looks behind.
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['src/server/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...['Literal[regex.pattern=X]', 'Literal[value=X]', 'TemplateElement[value.raw=X]'].map(
					(selector) => ({
						selector: selector.replace('X', '/\\(\\?<[=!]/'),
						message:
							'Phones of the last six years do not read (?<=…): take what stands before as a group.'
					})
				)
			]
		}
	},
	{
		// Command-line programs talk to a person; catalogues, migrations and seed texts are long by nature.
		files: ['src/server/cli/**', 'src/setup/**', 'bench/**', 'tests/**'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['src/i18n/**', 'src/server/db/migrations/**', 'src/server/demo/**', '**/*.test.ts'],
		rules: { 'max-lines': 'off' }
	},
	forbid(
		['src/domain/**/*.ts'],
		[
			[
				'^(?!\\.|(valibot|markdown-it|markdown-it-cjk-friendly|markdown-it-footnote)$)',
				'Rules are plain TypeScript: relative imports only.'
			]
		]
	),
	forbid(['src/i18n/**/*.ts'], [noServer, noClient, noUi, noNode, noSvelte]),
	forbid(['src/ui/**'], [noServer, noClient, noNode]),
	forbid(workerSafe, [
		noServer,
		noUi,
		noNode,
		noSvelte,
		['^#i18n/', 'Worker-safe code returns codes; pages translate.'],
		['^#client/(state|platform)/', 'Worker-safe code cannot reach the page.']
	]),
	forbid(['src/client/state/**', 'src/client/platform/**'], [noServer, noUi, noNode]),
	forbid(['src/server/**/*.ts'], [noClient, noUi, ['^(svelte|\\$app/)', 'No framework here.']]),
	forbid(['src/routes/**'], [noServer, noNode]),
	{
		// Server halves of routes may reach the composition root, and nothing behind it.
		files: ['src/routes/**/+server.ts', 'src/routes/**/+*.server.ts', 'src/hooks.server.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: noClient[0], message: noClient[1] },
						{ regex: '^#server/(?!app$)', message: 'Go through the composition root, #server/app.' }
					]
				}
			]
		}
	},
	forbid(
		['src/service-worker/**'],
		[noServer, noUi, noNode, ['^#client/(state|platform)/', 'The worker has no page.']]
	)
);
