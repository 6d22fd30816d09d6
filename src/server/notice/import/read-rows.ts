import * as v from 'valibot';
import { mostImportRows, type RowProblem } from '../../../domain/notice/import.ts';
import {
	emptyManuscript,
	type ManuscriptContent,
	manuscriptContent
} from '../../../domain/notice/manuscript.ts';
import { neededFields } from '../../../domain/notice/manuscript-facts.ts';
import { formsByName, kindsByName, linesByName } from './known-names.ts';
import { columnName, readCsv } from './read-csv.ts';
import { listEntrySections, writeListEntry } from './write-list-entry.ts';

export interface ReadRows {
	manuscripts: ManuscriptContent[];
	problems: RowProblem[];
}

type Field = Exclude<keyof ManuscriptContent, 'format' | 'note'>;

/** Headings of a spreadsheet, in either language, and the names of the import file. */
const columns = new Map<string, Field>(
	Object.entries({
		titleZh: '标题 title',
		titleEn: '英文标题 title_en',
		kind: '种类 kind',
		textZh: '正文 text',
		textEn: '英文正文 text_en',
		issuer: '谁发布的 发布机关 issuer',
		date: '日期 date',
		source: '来源 source',
		category: '类别 category',
		place: '适用地方 place',
		domains: '领域 domains',
		items: '对应的自测题 自测题 items',
		effectiveFrom: '施行日期 valid_from',
		effectiveTo: '失效日期 valid_to',
		expiresOn: '最后一天 expires_on',
		reviewOn: '复核日期 review_on',
		list: '属于哪张清单 清单 list',
		authority: '决定机关 authority',
		region: '适用地区 region',
		audience: '写给谁 audience',
		call: '可以拨打的电话 call',
		form: '建议的形式 form',
		addressee: '发给谁 addressee',
		sentOn: '发出日期 sent_on',
		repliedOn: '答复日期 replied_on'
	} satisfies Partial<Record<Field, string>>).flatMap(([field, names]) =>
		names.split(' ').map((name): [string, Field] => [name, field as Field])
	)
);

export function readCsvRows(text: string): ReadRows {
	const { rows: all, openAt } = readCsv(text.replace(/^\uFEFF/, ''));
	if (openAt !== null) return refused([{ at: String(openAt), field: '', reason: 'open_quote' }]);
	const [head = [], ...rows] = all;
	const names = head.map((name) => name.trim().toLowerCase());
	const fields = names.map((name) => columns.get(name) ?? null);
	const problems = names.flatMap((name, at): RowProblem[] => {
		const wrong = (reason: RowProblem['reason']) => [
			{ at: `${columnName(at)}1`, field: name.slice(0, 40), reason }
		];
		if (name === '' || listEntrySections.has(name)) return [];
		if (fields[at] === null) return wrong('unknown_column');
		return fields.indexOf(fields[at] ?? null) < at ? wrong('column_twice') : [];
	});
	if (problems.length > 0) return refused(problems);
	return collect(
		rows.map((row, index) => {
			const values = pick(fields, row);
			// A list entry has a column for each of its sections, so that nobody writes Markdown in a cell.
			if (!values['textZh']) values['textZh'] = writeListEntry(pick(names, row), values);
			return {
				values,
				place: (field: string) => {
					const at = fields.findIndex((one) => one === field);
					return at < 0 ? String(index + 2) : `${columnName(at)}${index + 2}`;
				}
			};
		})
	);
}

/** The cells of a row by the names of their columns. */
function pick(names: ReadonlyArray<string | null>, row: readonly string[]) {
	return Object.fromEntries(
		names.flatMap((name, at) => (name === null ? [] : [[name, row[at] ?? '']]))
	) as Record<string, string>;
}

export function readJsonLines(text: string): ReadRows {
	const problems: RowProblem[] = [];
	const rows = text.split('\n').flatMap((line, index) => {
		if (line.trim() === '') return [];
		const place = () => String(index + 1);
		try {
			const json: unknown = JSON.parse(line);
			if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError();
			const values = Object.entries(json).flatMap(([name, value]) => {
				const field = columns.get(name);
				return field === undefined ? [] : [[field, clean(value)]];
			});
			return [{ values: Object.fromEntries(values) as Record<string, unknown>, place }];
		} catch {
			problems.push({ at: place(), field: '', reason: 'not_json' });
			return [];
		}
	});
	const read = collect(rows);
	return { ...read, problems: [...problems, ...read.problems] };
}

/** A JSON string can hold what neither database can store: NUL and half a character. */
function clean(value: unknown): unknown {
	return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}

interface Row {
	values: Record<string, unknown>;
	place(field: string): string;
}

function collect(rows: readonly Row[]): ReadRows {
	if (rows.length === 0) return refused([{ at: '1', field: '', reason: 'empty' }]);
	if (rows.length > mostImportRows) {
		return refused([{ at: String(mostImportRows + 2), field: '', reason: 'too_many' }]);
	}
	const manuscripts: ManuscriptContent[] = [];
	const problems: RowProblem[] = [];
	for (const { values, place } of rows) {
		const wrong = (field: string, reason: RowProblem['reason']) =>
			problems.push({ at: place(field), field, reason });
		const kind = kindsByName.get(nameIn(values['kind']));
		if (kind === undefined) wrong('kind', 'kind');
		for (const field of ['titleZh', 'textZh', ...((kind && neededFields[kind]) ?? [])]) {
			if (String(values[field] ?? '').trim() === '') wrong(field, 'required');
		}
		const given = {
			...values,
			kind: kind ?? 'riskTip',
			domains: listIn(values['domains']),
			items: listIn(values['items']),
			call: listIn(values['call'], linesByName),
			form: formsByName.get(nameIn(values['form'])) ?? values['form'] ?? ''
		};
		// One sentence for a cell, however many rules it breaks.
		const parsed = v.safeParse(
			schema,
			{ ...emptyManuscript(), ...given },
			{ abortPipeEarly: true }
		);
		if (!parsed.success) {
			for (const issue of parsed.issues) wrong(String(issue.path?.[0]?.key ?? ''), reasonOf(issue));
			continue;
		}
		manuscripts.push(parsed.output);
	}
	return { manuscripts, problems };
}

const schema = v.object(manuscriptContent);

function refused(problems: RowProblem[]): ReadRows {
	return { manuscripts: [], problems };
}

function nameIn(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Several values in one cell; names of things as people call them become what they are kept as. */
function listIn(value: unknown, byName: ReadonlyMap<string, string> = new Map()): unknown {
	if (typeof value !== 'string') return value ?? [];
	const parts = value.split(/[;；,，、\s]+/).filter(Boolean);
	return parts.map((part) => byName.get(part) ?? part);
}

function reasonOf(issue: v.BaseIssue<unknown>): RowProblem['reason'] {
	if (issue.type === 'max_length') return 'too_long';
	const field = String(issue.path?.[0]?.key ?? '');
	return /^date$|On$|^effective/.test(field) ? 'date' : 'wrong';
}
