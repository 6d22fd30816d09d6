import { Phone } from '../../tests/support/phone.ts';
import type { FirstSync, Task } from './page.ts';
import type { Content } from './make-content.ts';
import { mobileNetwork } from '../mobile-network.ts';
import { serveContent } from './serve.ts';

export interface Measured extends FirstSync {
	requests: number;
	bytes: number;
}

/** A fresh browser profile, one first sync, and what the server saw of it. */
export async function runFirstSync(
	script: string,
	profile: 'loopback' | 'mobile',
	{ folder, content, task, pouchdbPort }: Prepared,
	chromium: { path: string; args: string[] }
): Promise<Measured> {
	const server = await serveContent(folder, content, script, pouchdbPort);
	const phone = await Phone.create(chromium.path, chromium.args);
	try {
		const page = await phone.start();
		await page.goto(`${server.origin}/`);
		if (profile === 'mobile') {
			const control = await page.context().newCDPSession(page);
			await control.send('Network.enable');
			await control.send('Network.emulateNetworkConditions', mobileNetwork);
			await control.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		}
		server.counts.bytes = 0;
		const end = await page.evaluate((given) => window.firstSync(given), task);
		if (end.stored !== task.notices) {
			throw new Error(`${end.stored} of ${task.notices} notices are there`);
		}
		return { ...end, ...server.counts };
	} finally {
		await phone.dispose();
		await server.close();
	}
}

export interface Prepared {
	folder: string;
	content: Content;
	task: Task;
	pouchdbPort: number;
}
