import type * as v from 'valibot';
import { liveKeeps } from '../../../domain/notice/anonymity/decisions.ts';
import { findIn } from '../../../domain/notice/check-manuscript.ts';
import type { manuscriptCommands } from '../../../domain/notice/manuscript.ts';
import { plainDateOf } from '../../../domain/time.ts';
import type { CommandContext, Outcome } from '../../sync/handler.ts';
import {
	addAuthor,
	findManuscript,
	insertManuscript,
	insertVersion,
	type StoredManuscript
} from './manuscript-repository.ts';
import { advance, save, show } from './step.ts';

type Body = v.InferOutput<(typeof manuscriptCommands)['manuscript.save']>;

/** Every save is a version. The first one makes the manuscript; one of a published notice begins a correction. */
export async function saveManuscript(context: CommandContext, body: Body): Promise<Outcome> {
	const { keeps: given, ...content } = body;
	const keeps = liveKeeps(findIn(content, plainDateOf(context.now)), given);
	const before = await findManuscript(context.trx, context.entity, context.dialect);
	const author = { id: context.actor.accountId, name: context.actor.name };
	if (!before) {
		const made = begin(context, { content, keeps });
		// Another device of the same person made it in this very moment: the retry finds it.
		if (!(await insertManuscript(context.trx, made))) throw new Error('Made meanwhile.');
		await addAuthor(context.trx, made, author.id);
		await insertVersion(context.trx, made, author);
		return show(context, made);
	}
	const { next, refused } = advance(context, before, 'save', body);
	if (refused) return refused;
	const version = (await lastVersion(context, before)) + 1;
	const saved = {
		...next,
		approver: null,
		row: { ...next.row, content, keeps, version, history: withVersion(next, version) }
	};
	await addAuthor(context.trx, saved, author.id);
	await insertVersion(context.trx, saved, author);
	return save(context, saved);
}

function begin(
	{ entity, now, actor }: CommandContext,
	{ content, keeps }: Pick<StoredManuscript['row'], 'content' | 'keeps'>
): StoredManuscript {
	const at = now.toISOString();
	return {
		rev: 1,
		round: 1,
		approver: null,
		createdAt: at,
		row: {
			...{ id: entity, status: 'draft', number: null, version: 1, content, keeps },
			...{ publishAt: null, live: null, withdrawn: null, updatedAt: at },
			history: [{ at, event: 'save', by: actor.name, version: 1 }]
		}
	};
}

/** A correction thrown away leaves its versions behind: numbers go on after them. */
async function lastVersion({ trx }: CommandContext, { row }: StoredManuscript): Promise<number> {
	const last = await trx
		.selectFrom('manuscript_version')
		.select(({ fn }) => fn.max('version').as('version'))
		.where('manuscript_id', '=', row.id)
		.executeTakeFirst();
	return Math.max(last?.version ?? 0, row.version);
}

/** Saves in a row by one person are one line of the history: the last of them counts. */
function withVersion({ row }: StoredManuscript, version: number) {
	const history = [...row.history];
	const entry = history.pop();
	const previous = history.at(-1);
	if (entry && previous?.event === 'save' && previous.by === entry.by) history.pop();
	return entry ? [...history, { ...entry, version }] : history;
}
