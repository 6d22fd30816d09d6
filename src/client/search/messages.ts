import type { LawView } from '#domain/notice/law-view';
import type { Neighbors } from '#domain/notice/neighbors';
import type { Notice } from '#domain/notice/notice';
import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { FindAnswer, ListAnswer, ListOptions } from './library-reader.ts';

/** What the page asks of the search worker. */
export type Question =
	| { ask: 'list'; options: ListOptions }
	| { ask: 'find'; number: number }
	| { ask: 'versions'; number: number }
	| { ask: 'law'; law: string; article: string; on: string }
	| { ask: 'neighbors'; number: number }
	| { ask: 'search'; query: string; options: SearchOptions };

export type AnswerTo<Q extends Question> = Q extends { ask: 'list' }
	? ListAnswer
	: Q extends { ask: 'find' }
		? FindAnswer
		: Q extends { ask: 'versions' }
			? Notice[]
			: Q extends { ask: 'law' }
				? LawView | null
				: Q extends { ask: 'neighbors' }
					? Neighbors
					: SearchAnswer;

export interface QuestionMessage {
	id: number;
	question: Question;
}

export type WorkerMessage =
	{ ready: true } | { id: number; answer: AnswerTo<Question> } | { id: number; failed: string };
