import type * as v from 'valibot';
import { factsToFields } from '../../../domain/notice/manuscript-facts.ts';
import {
	longestText,
	type ManuscriptContent,
	type manuscriptCommands
} from '../../../domain/notice/manuscript.ts';
import type { NoticeTable } from '../../db/schema.ts';
import { notPossibleNow } from '../../sync/conflicts.ts';
import { type CommandContext, type Outcome, rejected } from '../../sync/handler.ts';
import { rowToDraft } from '../notice-row.ts';
import {
	findByNumber,
	findManuscript,
	insertManuscript,
	type StoredManuscript
} from './manuscript-repository.ts';
import { show } from './step.ts';

type Body = v.InferOutput<(typeof manuscriptCommands)['manuscript.adopt']>;

/** Opens a notice that came in by the operator's import, so that it can be corrected or withdrawn here. */
export async function adoptNotice(context: CommandContext, body: Body): Promise<Outcome> {
	const { trx, entity, dialect } = context;
	const existing = await findManuscript(trx, entity, dialect);
	if (existing?.row.number === body.number) return show(context, existing);
	if (existing) return rejected('not_found');
	const notice = await trx
		.selectFrom('notice')
		.selectAll()
		.where('number', '=', body.number)
		.where('status', '=', 'published')
		.executeTakeFirst();
	if (!notice) return rejected('not_found');
	const twin = await findByNumber(trx, body.number);
	if (twin) return notPossibleNow({ id: twin.id, status: 'published' }, body);
	const content = noticeToContent(notice);
	const { zh, en } = longestText;
	if (content.textZh.length > zh || content.textEn.length > en) {
		return rejected('invalid', [{ field: 'textZh', reason: 'too_long' }]);
	}
	const made = adopt(context, notice, content);
	if (!(await insertManuscript(trx, made))) throw new Error('Made meanwhile.');
	return show(context, made);
}

function adopt(
	{ entity, now, actor }: CommandContext,
	notice: NoticeTable,
	content: ManuscriptContent
): StoredManuscript {
	const at = now.toISOString();
	const { corrections = [] } = rowToDraft(notice);
	return {
		rev: 1,
		round: 1,
		approver: null,
		createdAt: at,
		row: {
			...{ id: entity, status: 'published', number: notice.number, version: 1, content, keeps: [] },
			publishAt: null,
			live: { version: 1, content, publishedAt: notice.published_at, corrections },
			withdrawn: null,
			updatedAt: at,
			history: [{ at, event: 'publish', by: actor.name, version: 1 }]
		}
	};
}

function noticeToContent(row: NoticeTable): ManuscriptContent {
	const draft = rowToDraft(row);
	return {
		kind: draft.kind,
		titleZh: draft.title.zh,
		titleEn: draft.title.en ?? '',
		issuer: draft.issuer,
		date: draft.date,
		source: draft.source,
		category: draft.category,
		place: draft.place ?? '',
		domains: draft.domains,
		items: draft.items,
		effectiveFrom: draft.effectiveFrom ?? '',
		effectiveTo: draft.effectiveTo ?? '',
		...factsToFields(draft.facts),
		expiresOn: '',
		reviewOn: draft.reviewOn ?? '',
		format: draft.format,
		textZh: draft.text.zh ?? '',
		textEn: draft.text.en ?? '',
		note: ''
	};
}
