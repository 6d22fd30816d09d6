import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { chunks } from './src/setup/chunks.js';
import { plainIcons } from './src/setup/plain-icons.js';

export default defineConfig({
	plugins: [plainIcons(), sveltekit()],
	// Phones of the last six years: no newer syntax than they read. The server runs the locked Node.
	environments: {
		client: {
			build: {
				target: ['chrome87', 'safari14', 'firefox91'],
				rolldownOptions: { output: { codeSplitting: { groups: chunks } } }
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
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					// Deriving a key from a PIN is slow on purpose, and slower still beside a build.
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					environment: 'node',
					include: ['tests/contract/**/*.test.ts'],
					globalSetup: 'tests/support/world-template.ts',
					testTimeout: 120_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			},
			{
				extends: true,
				test: {
					name: 'histories',
					environment: 'node',
					include: ['tests/model/**/*.test.ts', 'tests/histories/**/*.test.ts'],
					testTimeout: 300_000,
					hookTimeout: 120_000,
					// One database each, and no more of them than the two cores this must do with.
					maxWorkers: 2
				}
			},
			{
				extends: true,
				test: {
					name: 'api',
					environment: 'node',
					include: ['tests/api/**/*.test.ts'],
					globalSetup: 'tests/support/demo-world.ts',
					testTimeout: 120_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			}
		]
	}
});
