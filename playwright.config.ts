import { defineConfig } from 'playwright/test';

/** Browser tests against the built server, which each test starts (and often kills) itself: tests/support/server.ts. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	timeout: 120_000,
	expect: { timeout: 15_000 },
	// Two cores: one browser and its server at a time keep timings honest.
	workers: 1,
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
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
