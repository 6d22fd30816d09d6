import { formatOfName, type ImportAnswer, mostImportBytes } from '#domain/notice/import';

export type ImportReply = { ok: true; value: ImportAnswer } | { ok: false; code: string };

/** The server reads the file and stores nothing of it. */
export async function importFile(file: File): Promise<ImportReply> {
	const format = formatOfName(file.name);
	if (!format) return { ok: false, code: 'wrongKind' };
	if (file.size > mostImportBytes) return { ok: false, code: 'too_large' };
	return ask(`/api/v1/imports?format=${format}`, {
		headers: { 'content-type': 'application/octet-stream' },
		body: file
	});
}

export function importAddress(address: string): Promise<ImportReply> {
	return ask('/api/v1/imports/address', {
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ address })
	});
}

async function ask(path: string, init: RequestInit): Promise<ImportReply> {
	try {
		const response = await fetch(path, { method: 'POST', ...init });
		const body = (await response.json()) as ImportAnswer & { code?: string };
		return response.ok ? { ok: true, value: body } : { ok: false, code: body.code ?? 'unknown' };
	} catch {
		return { ok: false, code: 'offline' };
	}
}
