import { askContent } from './ask-content.ts';

/** How often a notice was taken from the server, and what its readers thought of it. */
export interface Reach {
	taken: number;
	useful: number;
	useless: number;
	packsTaken: number;
}

/** Null where the server cannot be asked: the sums are not kept on the device. */
export async function readReach(number: number): Promise<Reach | null> {
	const reply = await askContent(fetch, `/api/v1/notices/${number}/reach`);
	return reply.kind === 'answer' && reply.status === 200 ? (reply.body as Reach) : null;
}
