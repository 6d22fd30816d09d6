import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ precompress: true }),
		// `src` as the library folder makes Kit's guard cover `src/server`:
		// a page that imports it stops the build.
		files: { lib: 'src', serviceWorker: 'src/service-worker/index.ts' },
		// One shell answers every app address offline, so asset links must not depend on the path.
		paths: { relative: false },
		// workbox-window registers the worker, with a prompt (client/platform).
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The two inline style attributes that Kit writes: the body wrapper and the route announcer.
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none'],
				'form-action': ['self'],
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
