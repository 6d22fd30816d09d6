import type { Actor } from '../../../domain/account/actor.ts';
import {
	importFormats,
	mostImportBytes,
	type ImportFormat
} from '../../../domain/notice/import.ts';
import type { Problem } from '../../../domain/sync/wire.ts';
import type { Core } from '../../core.ts';
import { answerJson } from '../../http/answer.ts';
import { guardedFetch } from '../../http/guarded-fetch.ts';
import { readJson } from '../../http/read-json.ts';
import { createAccountQueue } from '../../sync/account-queue.ts';
import { readImport } from './read-file.ts';

/** Reading files for the editors. Nothing is stored: what comes back is saved by commands, or not at all. */
export interface Imports {
	/** `POST /api/v1/imports?format=`: the file is the body. */
	file(request: Request, actor: Actor): Promise<Response>;
	/** `POST /api/v1/imports/address`: the server fetches it, where the operator allows that. */
	address(request: Request, actor: Actor): Promise<Response>;
}

/** Of one person in one process: a file may keep the processor busy for seconds. */
const mostWaiting = 3;

export function createImports(
	core: Pick<Core, 'config' | 'log'>,
	fetchAddress: typeof guardedFetch = guardedFetch
): Imports {
	const inTurn = createAccountQueue(mostWaiting);
	const read = async (format: ImportFormat, bytes: Buffer) => {
		const answer = await readImport(format, bytes);
		return answer.ok ? answerJson(200, answer.value) : refuse(400, answer.code, 'file');
	};
	return {
		async file(request, actor) {
			const asked = new URL(request.url).searchParams.get('format');
			const format = importFormats.find((one) => one === asked);
			if (!format) return refuse(400, 'invalid', 'format');
			const answer = await inTurn(
				actor.accountId,
				() => readBytes(request),
				async (bytes) => (bytes ? read(format, bytes) : refuse(413, 'too_large', 'file'))
			);
			return answer ?? refuse(429, 'too_many', 'file');
		},
		async address(request, actor) {
			if (!core.config.noticeImportUrls) return refuse(403, 'not_allowed', 'address');
			const answer = await inTurn(
				actor.accountId,
				() => readJson(request, 4096),
				async (body) => {
					if (!body.ok) return answerJson(body.status, body.body);
					const { address } = (body.value ?? {}) as { address?: unknown };
					if (typeof address !== 'string') return refuse(400, 'invalid', 'address');
					const fetched = await fetchAddress(address);
					core.log.info({ account: actor.accountId, ok: fetched.ok }, 'address fetched for import');
					if (!fetched.ok) return refuse(400, fetched.code, 'address');
					const format = formats.get(fetched.value.type);
					return format ? read(format, fetched.value.bytes) : refuse(400, 'wrong_type', 'address');
				}
			);
			return answer ?? refuse(429, 'too_many', 'address');
		}
	};
}

/** Null when it is longer than anything an editor writes. */
async function readBytes(request: Request): Promise<Buffer | null> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.byteLength;
		if (size > mostImportBytes) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

const formats = new Map<string, ImportFormat>([
	['text/html', 'html'],
	['application/xhtml+xml', 'html'],
	['text/markdown', 'md'],
	['text/plain', 'md'],
	['text/csv', 'csv'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx']
]);

function refuse(status: number, code: string, field: string): Response {
	const body: Problem = { code, message: `The import was refused: ${code}.`, field };
	return answerJson(status, body);
}
