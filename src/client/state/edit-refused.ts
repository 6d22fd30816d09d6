import { emptyRequestDraft } from '#domain/health-check/request-draft';
import { findDraft, saveDraft } from '#client/outbox/drafts';
import type { Draft, QueuedCommand } from '#client/outbox/outbox-database';
import { currentSpace, outbox } from './outbox.svelte.ts';
import { records } from './records.svelte.ts';

/** Draft in which a refused new request is mended; the one of a new request stays untouched. */
export const mendDraftId = (requestId: string) => `edit-${requestId}`;

/**
 * Lays what was typed back into the form it came from, as its draft, and answers where that form
 * is. The refused command stays until the new one takes its place; a draft begun since is kept.
 */
export async function openForEditing(command: QueuedCommand): Promise<string | null> {
	const form = formOf(command);
	if (!form) return null;
	const { outbox: queue } = await currentSpace();
	if (!(await findDraft(queue, form.draft.id))) {
		await saveDraft(queue, { ...form.draft, savedAt: Date.now() });
		await outbox.reload();
		outbox.onStored();
	}
	return form.href;
}

interface Form {
	href: string;
	draft: Omit<Draft, 'savedAt'>;
}

function formOf({ type, entity, body, baseRev, base }: QueuedCommand): Form | null {
	const kind = type;
	switch (type) {
		case 'request.create': {
			const { kind: _, localNumber: __, firmId, ...content } = body;
			const value = { ...emptyRequestDraft(entity), ...content, firmId: firmId ?? '' };
			return {
				href: `/requests/${entity}/edit`,
				draft: { id: mendDraftId(entity), kind, value }
			};
		}
		case 'request.correct': {
			const returnedAt = records.request(entity)?.returned?.at ?? '';
			const value = { requestId: entity, returnedAt, content: body, withheld: [] };
			return { href: `/requests/${entity}`, draft: { id: `correct-${entity}`, kind, value } };
		}
		case 'opinion.answer': {
			const requestId = records.opinions.find(({ id }) => id === entity)?.requestId;
			if (requestId === undefined) return null;
			const value = { requestId, choice: body['response'], reason: body['reason'] ?? '' };
			return { href: `/requests/${requestId}`, draft: { id: `answer-${entity}`, kind, value } };
		}
		case 'request.return': {
			const fields = body['fields'] as Array<{ field: string; reason: string }>;
			const value = {
				requestId: entity,
				fields: fields.map(({ field }) => field),
				reasons: Object.fromEntries(fields.map(({ field, reason }) => [field, reason])),
				note: body['note'] ?? ''
			};
			return { href: `/staff/ledger/${entity}`, draft: { id: `return-${entity}`, kind, value } };
		}
		case 'opinion.issue': {
			const requestId = String(body['requestId']);
			const itemId = body['itemId'] ?? '';
			const value = { ...body, opinionId: entity, itemId, deadlineChosen: true };
			return {
				href: `/staff/ledger/${requestId}`,
				draft: { id: `opinion-${requestId}`, kind, value }
			};
		}
		case 'manuscript.save': {
			const draft = {
				id: `manuscript-${entity}`,
				kind,
				value: { ...body, baseRev, base: base ?? null }
			};
			return { href: `/staff/notices/${entity}/edit`, draft };
		}
		default:
			return null;
	}
}
