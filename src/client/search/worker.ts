import { openContentStore } from '#client/db/content-store';
import { answerQuestion } from './answer-question.ts';
import { createLibraryReader } from './library-reader.ts';
import type { QuestionMessage, WorkerMessage } from './messages.ts';

const reader = createLibraryReader(openContentStore());
const post = (message: WorkerMessage) => postMessage(message);

addEventListener('message', (event: MessageEvent<QuestionMessage>) => {
	const { id, question } = event.data;
	answerQuestion(reader, question).then(
		(answer) => post({ id, answer }),
		(error: unknown) => post({ id, failed: error instanceof Error ? error.message : 'unknown' })
	);
});

post({ ready: true });
