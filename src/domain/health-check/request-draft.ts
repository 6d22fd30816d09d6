import type { ChosenFile } from '../files/chosen-file.ts';
import { isPhone, normalizeLine, normalizePhone, normalizeText } from '../text/normalize.ts';
import type { RequestContent, RequestFieldName, SharedFinding } from './request.ts';

/** What a person is writing, exactly as typed: it is only cleaned when it is checked or sent. */
export interface RequestDraft extends RequestContent {
	/** Chosen when the draft is begun, so that pressing send twice can only ever make one request. */
	requestId: string;
	/** Empty: the account's only firm. */
	firmId: string;
	/** Findings the person has unticked: they stay in the list and are not sent. */
	withheld: string[];
	/** Self-check result the findings came from. */
	from: string | null;
	/** Papers and photos, already stored on this device. */
	files: ChosenFile[];
}

export interface FieldIssue {
	field: RequestFieldName;
	code: 'empty' | 'tooLong' | 'notAPhone';
}

export function emptyRequestDraft(requestId: string): RequestDraft {
	return {
		requestId,
		firmId: '',
		contactName: '',
		contactPhone: '',
		description: '',
		shared: [],
		withheld: [],
		questionnaireVersion: null,
		answersHash: null,
		from: null,
		files: []
	};
}

/** Longest the command takes, counted after cleaning. */
export const longest = { contactName: 60, description: 2000, note: 500 } as const;

type Written = Pick<RequestContent, 'contactName' | 'contactPhone' | 'description'>;

/** In the order of the form. */
export function checkRequest(written: Written): FieldIssue[] {
	const description = normalizeText(written.description);
	const name = normalizeLine(written.contactName);
	const phone = normalizePhone(written.contactPhone);
	return [
		...lengthIssue('description', description, longest.description),
		...lengthIssue('contactName', name, longest.contactName),
		...phoneIssue(phone)
	];
}

function lengthIssue(field: RequestFieldName, text: string, max: number): FieldIssue[] {
	if (text === '') return [{ field, code: 'empty' }];
	return text.length > max ? [{ field, code: 'tooLong' }] : [];
}

function phoneIssue(phone: string): FieldIssue[] {
	if (phone === '') return [{ field: 'contactPhone', code: 'empty' }];
	return isPhone(phone) ? [] : [{ field: 'contactPhone', code: 'notAPhone' }];
}

/** What leaves the phone: cleaned, and without the findings the person kept back. */
export function draftToContent(
	draft: RequestContent & Partial<Pick<RequestDraft, 'withheld'>>
): RequestContent {
	const shared = draft.shared
		.filter(({ itemId }) => !draft.withheld?.includes(itemId))
		.map((finding): SharedFinding => ({ ...finding, note: normalizeText(finding.note) }));
	// Without findings there is nothing of the self-check to pin.
	const isFromCheck = shared.length > 0;
	return {
		contactName: normalizeLine(draft.contactName),
		contactPhone: normalizePhone(draft.contactPhone),
		description: normalizeText(draft.description),
		shared,
		questionnaireVersion: isFromCheck ? draft.questionnaireVersion : null,
		answersHash: isFromCheck ? draft.answersHash : null
	};
}
