import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/server.ts';

/** Where Chinese words for people are kept. */
const places = [
	'src/i18n/zh-CN',
	'src/domain/health-check/items',
	'src/domain/health-check/profile.ts',
	'src/server/demo',
	'src/server/notify'
];
/** A half-width mark that touches a Hanzi or a Chinese bracket: 已保存,联网 or (虚构) or 已恢复, 再发. */
const halfWidth =
	/[\p{Script=Han}》”][,:;?!()]|[\p{Script=Han}》”] \(|[\p{Script=Han}}\d][,;!?] ?(?=[\p{Script=Han}“《])|[(),;!?](?=\p{Script=Han})|[}\d],(?=\d+\p{Script=Han})/u;
/** Comments, English, lists of law names, and the patterns that read them, are not shown to people. */
const notShown = /^\s*(?:\/\/|\/?\*|citations:|en:)|\/\^|split\(\//;

function filesIn(place: string): string[] {
	if (/\.\w+$/.test(place)) return [place];
	return readdirSync(join(projectRoot, place), { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? filesIn(`${place}/${entry.name}`) : [`${place}/${entry.name}`]
	);
}

function findHalfWidth(text: string): string[] {
	return text.split('\n').filter((line) => !notShown.test(line) && halfWidth.test(line));
}

test('Chinese words carry Chinese punctuation', () => {
	const files = places.flatMap(filesIn).filter((file) => !file.endsWith('.test.ts'));
	expect(files.length).toBeGreaterThan(40);
	const found = files.flatMap((file) =>
		findHalfWidth(readFileSync(join(projectRoot, file), 'utf8')).map((line) => `${file}: ${line}`)
	);
	expect(found).toEqual([]);
});

test.each([
	"saved: '内容已保存,联网后发送'",
	"title: '离线, 已保存'",
	"name: '青桐区(虚构)'",
	"zh: '是不是公司?',",
	'`上次核对: ${time}`',
	'`验证码 ${code},5分钟内有效`'
])('finds %s', (line) => expect(findHalfWidth(line)).toEqual([line]));
