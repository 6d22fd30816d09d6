import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { createNotify } from './notify.ts';
import { toPlainLine } from './plain-line.ts';
import { createSmtpAdapter } from './smtp-adapter.ts';

const servers: Array<{ close(): unknown }> = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as { port: number }).port;
}

/** Just enough of a mail server to see what would have been sent. */
async function startMailbox() {
	let mail = '';
	const port = await listen(
		createTcpServer((socket) => {
			let isData = false;
			socket.write('220 test\r\n');
			socket.on('data', (chunk) => {
				const text = chunk.toString();
				mail += text;
				if (isData) {
					if (!text.endsWith('\r\n.\r\n')) return;
					isData = false;
					socket.write('250 kept\r\n');
				} else if (/^DATA/im.test(text)) {
					isData = true;
					socket.write('354 go on\r\n');
				} else socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : '250 ok\r\n');
			});
		})
	);
	return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, mail: () => mail };
}

function catchLog() {
	const lines: string[] = [];
	return { lines, log: createLog('info', { write: (line: string) => void lines.push(line) }) };
}

describe('messages', () => {
	it('without a road out, the code is in the log and the number is not', async () => {
		const { lines, log } = catchLog();
		const notify = createNotify({ config: readConfig({}), log });
		notify.sendSignInCode({ kind: 'phone', value: '+8615400000001' }, '428913');
		expect(lines).toEqual([]);
		await notify.settle();
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('428913');
		expect(lines[0]).not.toContain('15400000001');
	});

	it('by HTTP: the token is in the header, the code bound to our host, and nothing is in the log', async () => {
		const got: Array<{ authorization: string | undefined; body: string }> = [];
		const port = await listen(
			createServer((request, response) => {
				let body = '';
				request.on('data', (chunk) => (body += chunk));
				request.on('end', () => {
					got.push({ authorization: request.headers.authorization, body });
					response.end('{}');
				});
			})
		);
		const { lines, log } = catchLog();
		const config = readConfig({
			SMS_URL: `http://127.0.0.1:${port}/send`,
			SMS_TOKEN: 'secret-token',
			ORIGIN: 'https://faqiao.example'
		});
		const notify = createNotify({ config, log });
		notify.sendSignInCode({ kind: 'phone', value: '+8615400000001' }, '428913');
		await notify.settle();
		const { to, text } = JSON.parse(got[0]?.body ?? '{}') as { to: string; text: string };
		expect(got[0]?.authorization).toBe('Bearer secret-token');
		expect(to).toBe('+8615400000001');
		expect(text.endsWith('\n@faqiao.example #428913')).toBe(true);
		expect(lines).toEqual([]);
	});

	it('a road that is closed is logged without the code, and nobody waits for it', async () => {
		const { lines, log } = catchLog();
		const config = readConfig({ SMS_URL: 'http://127.0.0.1:1/', SMS_TOKEN: 'x' });
		const notify = createNotify({ config, log });
		notify.sendSignInCode({ kind: 'phone', value: '+8615400000001' }, '428913');
		await notify.settle();
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('could not be sent');
		expect(lines[0]).not.toMatch(/428913|15400000001/);
	});

	it('no line break in an address or a subject begins a header of its own', async () => {
		const { url, mail } = await startMailbox();
		const adapter = createSmtpAdapter({ url, from: 'faqiao@court.example' });
		await adapter
			.send({
				to: 'a@b.example\r\nRCPT TO:<evil@c.example>',
				subject: 'code\r\nBcc: evil@c.example\u2028X-Evil: 1',
				text: 'hello\r\n.\r\nRSET'
			})
			.catch(() => undefined);
		await adapter.send({
			to: 'a@b.example',
			subject: 'code\r\nBcc: evil@c.example',
			text: 'hello'
		});
		expect(mail()).toContain('hello');
		expect(mail()).not.toMatch(/^(Bcc|X-Evil|RCPT TO:<evil)/im);
	});

	it.each(['a\r\nb', 'a\nb', 'a\u0000b', 'a\u2028b', 'a\u0085b', 'a\tb'])(
		'%j becomes one line',
		(text) => expect(toPlainLine(text)).toBe('a b')
	);
});
