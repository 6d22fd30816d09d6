import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Sent {
	path: string;
	id: string;
	useful: boolean;
}

/** What reached the server, and what it or the line answers next. */
let sent: Sent[] = [];
let answer: () => Response = () => Response.json({});

beforeEach(() => {
	vi.stubGlobal('indexedDB', new IDBFactory());
	sent = [];
	answer = () => Response.json({});
	vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
		const response = answer();
		sent.push({ path, ...(JSON.parse(body) as Omit<Sent, 'path'>) });
		return response;
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** A tab of its own: modules anew, the disk as it is. */
async function openTab() {
	vi.resetModules();
	const { votes } = await import('./votes.svelte.ts');
	await votes.load();
	return votes;
}

const cut = () => {
	throw new TypeError('no network');
};

test('a vote without a network waits on the device and goes at the next start, once', async () => {
	answer = cut;
	await (await openTab()).give(7, true);
	expect(sent).toEqual([]);

	const later = await openTab();
	expect(later.given[7]).toMatchObject({ useful: true, isSent: false });
	answer = () => Response.json({});
	await later.send();
	await later.send();
	expect(sent).toMatchObject([{ path: '/api/v1/notices/7/useful', useful: true }]);
	expect((await openTab()).given[7]).toMatchObject({ isSent: true });
});

test('a lost answer is asked for again with the same id, and a second press is no second vote', async () => {
	const votes = await openTab();
	let calls = 0;
	answer = () => (++calls === 1 ? new Response('<title>Log in</title>') : Response.json({}));
	await votes.give(7, true);
	expect(votes.given[7]?.isSent).toBe(false);
	await votes.give(7, false);
	expect(sent).toHaveLength(2);
	expect(sent[1]).toEqual(sent[0]);
	expect(votes.given[7]).toMatchObject({ useful: true, isSent: true });
});

test('a notice that is gone holds up no other vote, a server that asks for patience all of them', async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	const votes = await openTab();
	answer = cut;
	for (const number of [7, 8, 9]) await votes.give(number, true);

	answer = () =>
		sent.length === 0
			? Response.json({ code: 'not_found' }, { status: 404 })
			: Response.json({ code: 'too_many', retryAfter: 60 }, { status: 429 });
	await votes.send();
	expect(sent.map(({ path }) => path)).toEqual([
		'/api/v1/notices/7/useful',
		'/api/v1/notices/8/useful'
	]);
	answer = () => Response.json({});
	await votes.send();
	expect(sent).toHaveLength(2);
	vi.advanceTimersByTime(60_000);
	await votes.send();
	expect(sent).toHaveLength(4);
	expect(Object.values(votes.given).every(({ isSent }) => isSent)).toBe(true);
});

test('whoever leaves the device leaves nothing of what was said, but what waits still goes', async () => {
	const votes = await openTab();
	await votes.give(7, true);
	answer = cut;
	await votes.give(8, false);
	await votes.forgetSent();
	expect(Object.keys(votes.given)).toEqual(['8']);
	expect(Object.keys((await openTab()).given)).toEqual(['8']);
});

test.each([
	['has no storage', () => vi.stubGlobal('indexedDB', undefined)],
	[
		'has a full disk',
		() =>
			vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
				throw new DOMException('full', 'QuotaExceededError');
			})
	]
])(
	'where the browser %s, the vote lives as long as the tab and the page knows',
	async (_, spoil) => {
		spoil();
		const votes = await openTab();
		answer = cut;
		await votes.give(7, true);
		expect([votes.isSaved, votes.given[7]?.isSent]).toEqual([false, false]);
		answer = () => Response.json({});
		await votes.send();
		expect(votes.given[7]?.isSent).toBe(true);
	}
);
