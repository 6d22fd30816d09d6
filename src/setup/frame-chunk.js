// What every page loads anyway. As one file it compresses a tenth better than as twenty small ones.
const packages =
	/\/node_modules\/(svelte\/src|@sveltejs\/kit\/src\/(runtime|exports|utils)|esm-env|clsx)\//;
const helpers = /vite\/preload-helper|@oxc-project[+/]runtime|generated\/root/;
const icons =
	/@lucide\/svelte\/dist\/icons\/(sun|user|house|book-open|file-text|list-checks)\.svelte/;
const ours = new RegExp(
	`/src/(${[
		'routes/(SiteHeader|TabBar|Manifest|PageFooter|UpdatePrompt)\\.svelte',
		'i18n/((en|zh-CN)/)?(common|catalogue)\\.ts',
		'domain/preferences/',
		'client/state/(preferences|announcer|visitor|app-update|reachability)\\.',
		'client/platform/(reachability|unsaved-work)\\.ts',
		'ui/SealMark'
	].join('|')})`
);

/**
 * For the browser build. `routes/+layout.svelte` stays outside: it starts the device lazily, and Kit
 * forgets to preload a script that a page's own files import at once but another one lazily.
 */
export const frameChunk = {
	name: 'frame',
	/** @param {string} id */
	test(id) {
		const path = id.replaceAll('\\', '/');
		return [packages, helpers, icons, ours].some((pattern) => pattern.test(path));
	}
};
