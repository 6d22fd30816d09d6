import { answerQuestion } from './answer-question.ts';
import type { LibraryReader } from './library-reader.ts';
import type { AnswerTo, Question, QuestionMessage, WorkerMessage } from './messages.ts';

export type AskLibrary = <Q extends Question>(question: Q) => Promise<AnswerTo<Q>>;

/** A worker that has not said a word by then never will: its script was refused or is not cached. */
const patienceMs = 4000;

interface Waiting {
	question: Question;
	resolve(answer: unknown): void;
	reject(error: unknown): void;
}

/**
 * Asks the worker, and the page itself where workers fail; a question under way is not lost by that.
 * Both are made at the first question.
 */
export function createAskLibrary(
	startWorker: () => Worker,
	makeReader: () => LibraryReader
): AskLibrary {
	const waiting = new Map<number, Waiting>();
	/** One search at a time: of those that wait for it, only the newest is still wanted. */
	let searching: number | null = null;
	let nextSearch: (Waiting & { id: number }) | null = null;
	let nextId = 1;
	let worker: Worker | null = null;
	let reader: LibraryReader | null = null;

	function start(): void {
		try {
			const started = startWorker();
			const timer = setTimeout(() => fallBack(), patienceMs);
			started.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
				clearTimeout(timer);
				if ('ready' in data) return;
				const asked = waiting.get(data.id);
				waiting.delete(data.id);
				if (data.id === searching) startNextSearch();
				if ('answer' in data) asked?.resolve(data.answer);
				else asked?.reject(new Error(data.failed));
			});
			started.addEventListener('error', () => {
				clearTimeout(timer);
				fallBack();
			});
			worker = started;
		} catch {
			// No workers here, or the policy refused the script.
			fallBack();
		}
	}

	function fallBack(): void {
		if (reader) return;
		worker?.terminate();
		worker = null;
		reader = makeReader();
		const left = [...waiting.values(), ...(nextSearch ? [nextSearch] : [])];
		for (const { question, resolve, reject } of left) {
			answerQuestion(reader, question).then(resolve, reject);
		}
		waiting.clear();
		nextSearch = null;
	}

	function post(id: number, asked: Waiting): void {
		waiting.set(id, asked);
		if (asked.question.ask === 'search') searching = id;
		const message: QuestionMessage = { id, question: asked.question };
		worker?.postMessage(message);
	}

	function startNextSearch(): void {
		searching = null;
		if (!nextSearch) return;
		const { id, ...asked } = nextSearch;
		nextSearch = null;
		post(id, asked);
	}

	return <Q extends Question>(question: Q) => {
		if (!worker && !reader) start();
		if (reader) return answerQuestion(reader, question);
		return new Promise<AnswerTo<Q>>((resolve, reject) => {
			const id = nextId++;
			const asked = { question, resolve: resolve as (answer: unknown) => void, reject };
			if (question.ask !== 'search' || searching === null) return post(id, asked);
			nextSearch?.reject(new Error('superseded'));
			nextSearch = { id, ...asked };
		});
	};
}
