import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { frameChunk } from './src/setup/frame-chunk.js';
import { plainIcons } from './src/setup/plain-icons.js';

export default defineConfig({
	plugins: [plainIcons(), sveltekit()],
	// Phones of the last six years: no newer syntax than they read. The server runs the locked Node.
	environments: {
		client: {
			build: {
				target: ['chrome87', 'safari14', 'firefox91'],
				rolldownOptions: { output: { codeSplitting: { groups: [frameChunk] } } }
			}
		}
	},
	worker: { format: 'es' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					environment: 'node',
					include: ['tests/contract/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			},
			{
				extends: true,
				test: {
					name: 'api',
					environment: 'node',
					include: ['tests/api/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			}
		]
	}
});
