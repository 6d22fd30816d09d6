import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeS3 {
	endpoint: string;
	/** Whole objects by key. */
	objects: Map<string, { bytes: Buffer; meta: Record<string, string> }>;
	close(): Promise<void>;
}

interface Multipart {
	key: string;
	meta: Record<string, string>;
	parts: Map<number, Buffer>;
}

/** As much of S3 as the store speaks: objects, and uploads in parts. Answers in the XML of the real one. */
export async function startFakeS3(bucket: string): Promise<FakeS3> {
	const objects: FakeS3['objects'] = new Map();
	const uploads = new Map<string, Multipart>();
	let count = 0;

	async function answer(
		request: IncomingMessage
	): Promise<{ status: number; body?: string | Buffer; headers?: Record<string, string> }> {
		const url = new URL(request.url ?? '/', 'http://s3.test');
		const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
		const query = url.searchParams;
		const meta = Object.fromEntries(
			Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'))
		) as Record<string, string>;
		const bytes = await bodyOf(request);
		const upload = uploads.get(query.get('uploadId') ?? '');
		switch (request.method) {
			case 'POST': {
				if (query.has('uploads')) {
					const id = `upload-${++count}`;
					uploads.set(id, { key, meta, parts: new Map() });
					return {
						status: 200,
						body: xml(
							'InitiateMultipartUploadResult',
							`<UploadId>${id}</UploadId><Key>${key}</Key>`
						)
					};
				}
				if (query.has('delete')) {
					for (const [, name = ''] of bytes.toString().matchAll(/<Key>(.*?)<\/Key>/g))
						objects.delete(name);
					return { status: 200, body: xml('DeleteResult', '') };
				}
				if (!upload) return missing('NoSuchUpload');
				const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
				objects.set(upload.key, { bytes: Buffer.concat(parts), meta: upload.meta });
				uploads.delete(query.get('uploadId') ?? '');
				return { status: 200, body: xml('CompleteMultipartUploadResult', `<Key>${key}</Key>`) };
			}
			case 'PUT': {
				if (!query.has('partNumber')) objects.set(key, { bytes, meta });
				else if (!upload) return missing('NoSuchUpload');
				else upload.parts.set(Number(query.get('partNumber')), bytes);
				return { status: 200, headers: { etag: `"${bytes.length}"` } };
			}
			case 'DELETE': {
				if (query.has('uploadId')) uploads.delete(query.get('uploadId') ?? '');
				else objects.delete(key);
				return { status: 204 };
			}
			default: {
				if (query.has('uploadId')) {
					if (!upload) return missing('NoSuchUpload');
					const parts = [...upload.parts].map(
						([n, part]) =>
							`<Part><PartNumber>${n}</PartNumber><Size>${part.length}</Size><ETag>"${part.length}"</ETag></Part>`
					);
					return { status: 200, body: xml('ListPartsResult', parts.join('')) };
				}
				const found = objects.get(key);
				return found
					? { status: 200, body: found.bytes, headers: found.meta }
					: missing('NoSuchKey');
			}
		}
	}

	const server = createServer((request, response) => {
		void answer(request).then(({ status, body = '', headers = {} }) => {
			response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
			response.end(request.method === 'HEAD' ? undefined : body);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		objects,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function xml(name: string, content: string): string {
	return `<?xml version="1.0"?><${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${name}>`;
}

function missing(code: string) {
	return {
		status: 404,
		body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
	};
}
