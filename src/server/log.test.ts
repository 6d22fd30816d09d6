import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
	let text = '';
	write(createLog('info', { write: (line) => void (text += line) }));
	return text;
}

describe('the log', () => {
	it('is one JSON object a line', () => {
		const lines = logged((log) => {
			log.info({ requestId: 'r1' }, 'first\nline');
			log.warn('second');
		})
			.trim()
			.split('\n');
		expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'warn']);
	});

	it('never carries phones, codes, cookies or authorization, however deep', () => {
		const text = logged((log) => {
			log.info({
				phone: '13812345678',
				code: '493817',
				headers: { Cookie: 'sid=hush', authorization: 'Bearer hush', note: 'tel +86 13812345678' },
				list: [{ otp: '493817' }]
			});
			log.error({ err: new Error('no route to 13812345678') }, 'call 8613812345678');
		});
		expect(text).not.toMatch(/13812345678|493817|hush/);
	});

	it('keeps failure codes, which are words', () => {
		expect(logged((log) => log.info({ code: 'not_found' }))).toContain('not_found');
	});
});
