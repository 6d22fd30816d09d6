import { noticeKinds, type Notice } from '#domain/notice/notice';
import { library } from './library.svelte.ts';

const mostOfDomain = 40;
const answering = noticeKinds.filter((kind) => kind !== 'law');

/**
 * The stored notices of these domains, newest first. From this phone only: asking the server would
 * tell it what the self-check found.
 */
export async function readRelatedNotices(domainIds: string[]): Promise<Notice[]> {
	await library.open();
	if (library.stored !== 'part' && library.stored !== 'complete') return [];
	const { headers } = await library.list({ kinds: answering, skip: 0, limit: 10_000 });
	const numbers = new Set(
		domainIds.flatMap((id) =>
			headers
				.filter((header) => header.domains.includes(id))
				.slice(0, mostOfDomain)
				.map((header) => header.number)
		)
	);
	const found = await Promise.all([...numbers].map((number) => library.notice(number)));
	return found.flatMap((one) => (one.state === 'found' ? one.notice : []));
}
