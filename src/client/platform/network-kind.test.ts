import { afterEach, expect, test, vi } from 'vitest';
import { networkKind, onNetworkChange, savesData } from './network-kind.ts';

afterEach(() => vi.unstubAllGlobals());

test('tells Wi-Fi from mobile data where the browser does, and says so where it does not', () => {
	for (const [type, kind] of [
		['wifi', 'wifi'],
		['ethernet', 'wifi'],
		['cellular', 'mobile'],
		['none', 'unknown'],
		[undefined, 'unknown']
	] as const) {
		vi.stubGlobal('navigator', { connection: { type } });
		expect(networkKind()).toBe(kind);
	}
	vi.stubGlobal('navigator', {});
	expect(networkKind()).toBe('unknown');
	expect(savesData()).toBe(false);
	expect(() => onNetworkChange(() => {})()).not.toThrow();
});

test('hears of a change until it is told to stop', () => {
	const connection = Object.assign(new EventTarget(), { type: 'wifi' });
	vi.stubGlobal('navigator', { connection });
	const heard = vi.fn();
	const stop = onNetworkChange(heard);
	connection.dispatchEvent(new Event('change'));
	stop();
	connection.dispatchEvent(new Event('change'));
	expect(heard).toHaveBeenCalledTimes(1);
});
