import 'fake-indexeddb/auto';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	closeDeviceWay,
	ensureKeyRecord,
	findKeyRecord,
	MOST_FAILURES,
	openByDevice,
	openByPin,
	openByShare,
	pinWaitMs,
	removePin,
	reopenDeviceWay,
	setPin,
	setShare
} from './data-key.ts';

const now = 1_790_000_000_000;
const share = () => randomBytes(32).toString('base64');

async function opened() {
	const account = randomUUID();
	const record = await ensureKeyRecord(account, now);
	const key = await openByDevice(record);
	if (!key) throw new Error('a new key opens by the device');
	return { account, key };
}

test('two tabs that start at once get one key', async () => {
	const account = randomUUID();
	const records = await Promise.all([1, 2, 3].map(() => ensureKeyRecord(account, now)));
	const keys = await Promise.all(records.map(openByDevice));
	expect(new Set(keys.map((key) => Buffer.from(key ?? []).toString('hex'))).size).toBe(1);
});

test('with a PIN the device alone opens nothing; the PIN does', async () => {
	const { account, key } = await opened();
	await setPin(account, key, '246810');
	const record = await findKeyRecord(account);
	expect(record && (await openByDevice(record))).toBeNull();
	expect(await openByPin(account, '246811', now)).toEqual({ ok: false, code: 'wrong' });
	expect(await openByPin(account, '246810', now)).toEqual({ ok: true, value: key });
	await removePin(account, key);
	const free = await findKeyRecord(account);
	expect(free && (await openByDevice(free))).toEqual(key);
});

test('wrong tries are spaced out, survive a kill, and end in a lock that only a sign-in opens', async () => {
	const { account, key } = await opened();
	const given = share();
	await setShare(account, key, given);
	await setPin(account, key, '135790');
	let at = now;
	const waits: number[] = [];
	for (let n = 0; n < MOST_FAILURES; n++) {
		const record = await findKeyRecord(account);
		const wait = record ? pinWaitMs(record, at) : 0;
		waits.push(wait);
		if (wait > 0) {
			expect(await openByPin(account, '135790', at)).toEqual({ ok: false, code: 'wait' });
			at += wait;
		}
		const tried = await openByPin(account, '000000', at);
		expect(tried.ok).toBe(false);
	}
	expect(waits.slice(0, 5)).toEqual([0, 0, 0, 30_000, 60_000]);
	at += 10 * 86_400_000;
	// Even the right one: ten wrong tries lock.
	expect(await openByPin(account, '135790', at)).toEqual({ ok: false, code: 'blocked' });
	expect(await openByShare(account, share())).toBeNull();
	expect(await openByShare(account, given)).toEqual(key);
	expect(await openByPin(account, '135790', at)).toEqual({ ok: true, value: key });
});

test('signed out with work left: the device alone opens it no more, the next sign-in does', async () => {
	const { account, key } = await opened();
	const given = share();
	await setShare(account, key, given);
	await closeDeviceWay(account);
	const closed = await findKeyRecord(account);
	expect(closed && (await openByDevice(closed))).toBeNull();
	expect(await openByShare(account, given)).toEqual(key);
	await reopenDeviceWay(account, key);
	const again = await findKeyRecord(account);
	expect(again && (await openByDevice(again))).toEqual(key);
});

test('without another way the device keeps its own: nothing is ever locked for good', async () => {
	const { account, key } = await opened();
	await closeDeviceWay(account);
	const record = await findKeyRecord(account);
	expect(record && (await openByDevice(record))).toEqual(key);
});
