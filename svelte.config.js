import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { sourceVersion } from './src/setup/version.js';

// A second build beside the first, for tests that need two versions of the app at once.
const { BUILD_NAME } = process.env;
const beside = BUILD_NAME ? `.cache/builds/${BUILD_NAME}` : null;

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ precompress: true, out: beside ? `${beside}/app` : 'build' }),
		outDir: beside ? `${beside}/kit` : '.svelte-kit',
		// `src` as the library folder makes Kit's guard cover `src/server`:
		// a page that imports it stops the build.
		files: { lib: 'src', serviceWorker: 'src/service-worker/index.ts' },
		// One shell answers every app address offline, so asset links must not depend on the path.
		paths: { relative: false },
		// workbox-window registers the worker, with a prompt (client/platform).
		serviceWorker: { register: false },
		version: { pollInterval: 0, name: BUILD_NAME || sourceVersion() },
		csp: {
			// Hashes, not nonces: the worker keeps one shell with its header, and a nonce used twice is none.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one inline style attribute left: Kit's route announcer (src/app-policy.test.ts watches it).
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none'],
				'form-action': ['self'],
				'report-uri': ['/api/v1/csp-reports'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'faqiao']
			}
		},
		typescript: {
			config: (config) => {
				config.exclude = [...config.exclude, '../src/service-worker/**'];
			}
		}
	}
};
