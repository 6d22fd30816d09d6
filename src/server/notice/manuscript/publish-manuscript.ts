import type { Transaction } from 'kysely';
import type * as v from 'valibot';
import type { manuscriptCommands } from '../../../domain/notice/manuscript.ts';
import { manuscriptToDraft } from '../../../domain/notice/manuscript-to-draft.ts';
import type { NoticeDraft } from '../../../domain/notice/draft.ts';
import type { Database } from '../../db/schema.ts';
import type { CommandContext, Outcome, RowChange } from '../../sync/handler.ts';
import { rowToDraft } from '../notice-row.ts';
import { putNotice } from '../put-notice.ts';
import type { StoredManuscript } from './manuscript-repository.ts';
import { refuseUnready, save, step } from './step.ts';

type Body = v.InferOutput<(typeof manuscriptCommands)['manuscript.publish']>;

/** Puts an approved text before its readers, now or at a time of its own. */
export async function publishManuscript(context: CommandContext, body: Body): Promise<Outcome> {
	const isLater = body.at !== '' && new Date(body.at) > context.now;
	const { next, refused } = await step(context, isLater ? 'schedule' : 'publish', body);
	if (refused) return refused;
	const unready = refuseUnready(context.now, next);
	if (unready) return unready;
	if (isLater) {
		const publishAt = new Date(body.at).toISOString();
		return save(context, { ...next, row: { ...next.row, publishAt } });
	}
	const { published, change } = await putLive(context.trx, next, context.now);
	context.change(change);
	return save(context, published);
}

/** The notice of a manuscript that is allowed to go out, and the manuscript as it is afterwards. */
export async function putLive(
	trx: Transaction<Database>,
	one: StoredManuscript,
	now: Date
): Promise<{ published: StoredManuscript; change: RowChange }> {
	const { row } = one;
	const at = now.toISOString();
	const { note } = row.content;
	const before = row.live?.corrections ?? [];
	const corrections = row.live === null ? [] : [...before, { at, note }];
	const published = row.number === null ? null : await requireDraft(trx, row.number);
	const sourceId = published?.sourceId ?? `manuscript:${row.id}`;
	const draft = manuscriptToDraft(row.content, sourceId, { before: published, corrections });
	const { number, publishedAt, change } = await putNotice(trx, draft, { number: row.number, at });
	const content = { ...row.content, items: draft.items, note: '' };
	return {
		change,
		published: {
			...one,
			round: one.round + 1,
			row: {
				...row,
				number,
				content,
				publishAt: null,
				live: { version: row.version, content, publishedAt, corrections }
			}
		}
	};
}

async function requireDraft(trx: Transaction<Database>, number: number): Promise<NoticeDraft> {
	return rowToDraft(
		await trx
			.selectFrom('notice')
			.selectAll()
			.where('number', '=', number)
			.executeTakeFirstOrThrow()
	);
}
