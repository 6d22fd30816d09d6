import { bringRankingTable } from '#domain/notice/search/load-ranking-model';
import { rankingTable } from '#domain/notice/search/ranking-table.data';
import { openContentStore } from '#client/db/content-store';
import { answerQuestion } from './answer-question.ts';
import { createLibraryReader } from './library-reader.ts';
import type { QuestionMessage, WorkerMessage } from './messages.ts';

// Parts of a worker that load later are not kept for use offline.
bringRankingTable(rankingTable);
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
