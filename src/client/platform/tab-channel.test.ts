import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTabChannel, type TabChannel, type TabMessage } from './tab-channel.ts';

let page: EventTarget;
let heard: TabMessage[];
let here: TabChannel;
let there: TabChannel;

beforeEach(() => {
	page = new EventTarget();
	vi.stubGlobal('document', page);
	heard = [];
	here = openTabChannel((message) => heard.push(message));
	vi.stubGlobal('document', new EventTarget());
	there = openTabChannel(() => {});
	vi.stubGlobal('document', page);
});
afterEach(() => {
	here.close();
	there.close();
	vi.unstubAllGlobals();
});

const arrived = () => new Promise((resolve) => setTimeout(resolve, 30));

test('one tab hears what another stored', async () => {
	there.tell('outbox');
	await expect.poll(() => heard).toEqual(['outbox']);
});

test('a frozen tab touches nothing, and looks once for each kind when it wakes', async () => {
	page.dispatchEvent(new Event('freeze'));
	for (const message of ['outbox', 'outbox', 'mirror', 'outbox'] as const) there.tell(message);
	await arrived();
	expect(heard).toEqual([]);
	page.dispatchEvent(new Event('resume'));
	expect(heard).toEqual(['outbox', 'mirror']);
	there.tell('signIn');
	await expect.poll(() => heard).toEqual(['outbox', 'mirror', 'signIn']);
});
