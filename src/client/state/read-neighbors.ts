import type { Neighbors } from '#domain/notice/neighbors';
import { askContent } from './ask-content.ts';
import { library } from './library.svelte.ts';

/** From the device where it has the texts, else from our server. Null when neither knows. */
export async function readNeighbors(number: number): Promise<Neighbors | null> {
	await library.open();
	if (library.stored === 'part' || library.stored === 'complete') {
		const here = await library.neighbors(number);
		if (here.newer || here.older) return here;
	}
	const reply = await askContent(fetch, `/api/v1/notices/${number}/neighbors`);
	return reply.kind === 'answer' && reply.status === 200 ? (reply.body as Neighbors) : null;
}
