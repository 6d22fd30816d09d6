import { handle } from '../sync/parse-body.ts';
import { acceptRequest } from './accept-request.ts';
import { answerOpinion } from './answer-opinion.ts';
import { correctRequest } from './correct-request.ts';
import { createRequest } from './create-request.ts';
import { issueOpinion } from './issue-opinion.ts';
import { returnRequest } from './return-request.ts';
import { withdrawRequest } from './withdraw-request.ts';

/** Commands of the health check and the use-case each one runs. */
export const healthCheckHandlers = {
	'request.create': handle('request.create', createRequest),
	'request.correct': handle('request.correct', correctRequest),
	'request.withdraw': handle('request.withdraw', withdrawRequest),
	'request.accept': handle('request.accept', acceptRequest),
	'request.return': handle('request.return', returnRequest),
	'opinion.issue': handle('opinion.issue', issueOpinion),
	'opinion.answer': handle('opinion.answer', answerOpinion)
};
