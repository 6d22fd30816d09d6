import { defineConfig } from 'playwright/test';
import { chromiumArgs } from './tests/support/chromium-args.ts';

/** Browser tests against the built server, which each test starts (and often kills) itself: tests/support/server.ts. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	globalSetup: './tests/support/demo-world.ts',
	timeout: 120_000,
	expect: { timeout: 15_000 },
	// Each test has a server and a browser of its own, and mostly waits: two at a time on two cores.
	workers: 2,
	fullyParallel: false,
	retries: 0,
	forbidOnly: true,
	reporter: [['list'], ['json']],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 390, height: 844 },
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: chromiumArgs
		}
	}
});
