import { describe, expect, test } from 'vitest';
import type { SearchAnswer } from '#domain/notice/search/search';
import { createAskLibrary } from './ask-library.ts';
import type { LibraryReader } from './library-reader.ts';
import type { QuestionMessage, WorkerMessage } from './messages.ts';

class SlowWorker extends EventTarget {
	asked: QuestionMessage[] = [];

	postMessage(message: QuestionMessage): void {
		this.asked.push(message);
	}

	say(data: WorkerMessage): void {
		this.dispatchEvent(new MessageEvent('message', { data }));
	}

	terminate(): void {}
}

const answer: SearchAnswer = { hits: [], total: 0, exact: true, match: 'all', marks: [] };
const search = (query: string) =>
	({ ask: 'search', query, options: { on: '2026-11-26', limit: 1 } }) as const;

function makeAsk() {
	const worker = new SlowWorker();
	const reader = {
		search: async (query: string) => ({ ...answer, marks: [query] })
	} as unknown as LibraryReader;
	const ask = createAskLibrary(
		() => worker as unknown as Worker,
		() => reader
	);
	return { ask, worker };
}

const queries = (worker: SlowWorker) =>
	worker.asked.map(({ question }) => (question.ask === 'search' ? question.query : question.ask));

describe('questions while somebody types', () => {
	test('of the searches that wait for another only the newest is asked', async () => {
		const { ask, worker } = makeAsk();
		const first = ask(search('欠'));
		const second = ask(search('欠薪'));
		const third = ask(search('欠薪怎'));
		expect(queries(worker)).toEqual(['欠']);
		await expect(second).rejects.toThrow('superseded');
		worker.say({ id: 1, answer });
		await first;
		expect(queries(worker)).toEqual(['欠', '欠薪怎']);
		worker.say({ id: 3, answer: { ...answer, total: 7 } });
		expect(await third).toMatchObject({ total: 7 });
	});

	test('other questions do not wait for a search', async () => {
		const { ask, worker } = makeAsk();
		void ask(search('欠薪'));
		const found = ask({ ask: 'find', number: 1 });
		expect(queries(worker)).toEqual(['欠薪', 'find']);
		worker.say({ id: 2, answer: { state: 'unknown' } });
		expect(await found).toEqual({ state: 'unknown' });
	});

	test('a failed worker loses neither the search under way nor the one that waits', async () => {
		const { ask, worker } = makeAsk();
		const first = ask(search('欠薪'));
		const second = ask(search('工资'));
		worker.dispatchEvent(new Event('error'));
		expect((await first).marks).toEqual(['欠薪']);
		expect((await second).marks).toEqual(['工资']);
	});
});
