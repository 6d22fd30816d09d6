import { manuscriptContent } from '#domain/notice/manuscript';
import { mergeFields, type FieldGroups, type FieldMerge } from '#domain/sync/merge-fields';
import type { QueuedCommand } from '#client/outbox/outbox-database';
import type { Locale } from '#i18n/catalogue';
import { outbox as words } from '#i18n/outbox';
import { valueWords, writtenFields } from '../body-words.ts';

type Body = Record<string, unknown>;

/** A correction's fields stand alone; what comes from the self-check belongs together. */
export const correctionGroups: FieldGroups = [
	['contactName'],
	['contactPhone'],
	['description'],
	['shared', 'questionnaireVersion', 'answersHash']
];

/** A decision is about a sentence of the text, so the two go together. */
const manuscriptGroups: FieldGroups = [
	['textZh', 'keeps', 'format'],
	...(Object.keys(manuscriptContent) as Array<keyof typeof manuscriptContent>)
		.filter((field) => field !== 'textZh' && field !== 'format')
		.map((field) => [field] as const)
];
const groupsByType: Readonly<Record<string, FieldGroups>> = {
	'request.correct': correctionGroups,
	'manuscript.save': manuscriptGroups
};

export interface Row extends Pick<FieldMerge, 'field' | 'outcome'> {
	label: string;
	yours: string;
	current: string;
}

/** The row as the server has it, in the shape of what the command would make of it. */
function currentAs(type: string, current: unknown): Body {
	if (typeof current !== 'object' || current === null) return {};
	const row = current as Body;
	if (type === 'opinion.answer')
		return { response: row['response'], reason: row['responseReason'] };
	if (type === 'manuscript.save')
		return { ...(row['content'] as Body | undefined), keeps: row['keeps'] };
	if (type === 'request.return') return (row['returned'] as Body | null) ?? {};
	return row;
}

export function compareVersions(command: QueuedCommand, current: unknown) {
	const sides = { yours: command.body, current: currentAs(command.type, current) };
	const groups: FieldGroups =
		groupsByType[command.type] ?? Object.keys(command.body).map((field) => [field] as const);
	const merges = mergeFields(groups, { base: command.base ?? null, ...sides });
	return { sides, groups, merges };
}

/** What differs, in words, side by side. */
export function rowsOf(merges: readonly FieldMerge[], locale: Locale): Row[] {
	const t = words[locale];
	return merges.flatMap(({ field, yours, current, outcome }) => {
		const [named] = writtenFields({ [field]: yours }, locale).concat(
			writtenFields({ [field]: current }, locale)
		);
		if (outcome === 'same' || !named) return [];
		const say = (value: unknown) => valueWords(field, value, locale) || t.noText;
		return [{ field, outcome, label: named.label, yours: say(yours), current: say(current) }];
	});
}
