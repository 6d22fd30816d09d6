import type { LibraryReader } from './library-reader.ts';
import type { AnswerTo, Question } from './messages.ts';

/** The same for the worker and for the page that has to do without one. */
export async function answerQuestion<Q extends Question>(
	reader: LibraryReader,
	question: Q
): Promise<AnswerTo<Q>> {
	return (await answer(reader, question)) as AnswerTo<Q>;
}

function answer(reader: LibraryReader, question: Question) {
	switch (question.ask) {
		case 'list':
			return reader.list(question.options);
		case 'find':
			return reader.find(question.number);
		case 'versions':
			return reader.versions(question.number);
		case 'law':
			return reader.law(question.law, question.article, question.on);
		case 'neighbors':
			return reader.neighbors(question.number);
		case 'search':
			return reader.search(question.query, question.options);
	}
}
