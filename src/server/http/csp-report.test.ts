import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createCspReports } from './csp-report.ts';

function reporter() {
	const lines: string[] = [];
	const log = createLog('info', { write: (line) => void lines.push(line) });
	let at = 0;
	const report = createCspReports({ log, now: () => new Date(at) });
	const send = (body: unknown) =>
		report(
			new Request('http://localhost/', {
				method: 'POST',
				body: typeof body === 'string' ? body : JSON.stringify(body)
			})
		);
	return { lines, send, later: () => (at += 60_000) };
}

const one = {
	'csp-report': {
		'effective-directive': 'script-src-elem',
		'blocked-uri': 'https://evil.example/x.js?token=secret',
		'document-uri': 'https://faqiao.example/notices?q=private'
	}
};

it('a report is noted without what follows the question mark', async () => {
	const { lines, send } = reporter();
	expect((await send(one)).status).toBe(204);
	expect(lines.join()).toContain('https://evil.example/x.js');
	expect(lines.join()).not.toMatch(/secret|private/);
});

it('the newer form is read, and nonsense is taken without a word', async () => {
	const { lines, send } = reporter();
	await send([
		{ type: 'csp-violation', body: { effectiveDirective: 'img-src', blockedURL: 'inline' } }
	]);
	expect(lines.join()).toContain('img-src');
	for (const nonsense of ['{', 'null', '[1]', '"x"', 'x'.repeat(99_999)]) {
		expect((await send(nonsense)).status).toBe(204);
	}
});

it('a flood is counted, not written down', async () => {
	const { lines, send, later } = reporter();
	for (let n = 0; n < 200; n++) await send(one);
	expect(lines).toHaveLength(30);
	later();
	await send(one);
	expect(lines[30]).toContain('"seen":200');
});
