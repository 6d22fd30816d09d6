import type { SearchAnswer, SearchOptions } from '#domain/notice/search/search';
import type { FindAnswer, ListAnswer, ListOptions } from './library-reader.ts';

/** What the page asks of the search worker. */
export type Question =
	| { ask: 'list'; options: ListOptions }
	| { ask: 'find'; number: number }
	| { ask: 'search'; query: string; options: SearchOptions };

export type AnswerTo<Q extends Question> = Q extends { ask: 'list' }
	? ListAnswer
	: Q extends { ask: 'find' }
		? FindAnswer
		: SearchAnswer;

export interface QuestionMessage {
	id: number;
	question: Question;
}

export type WorkerMessage =
	| { ready: true }
	| { id: number; answer: ListAnswer | FindAnswer | SearchAnswer }
	| { id: number; failed: string };
