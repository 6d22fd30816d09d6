/** The court's side of uploads as far as a device can tell, with a line that breaks where a test says. */
export interface FakeFiles {
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Bytes that may still come before the line breaks in the middle of a piece. */
	breakAfter(bytes: number): void;
	/** This status to everything, until `null`; 413 only where an upload is begun. */
	answer(status: number | null, body?: object): void;
	/** Runs after every piece. */
	onPatch: () => Promise<void>;
	readonly received: number;
	lengthOf(sha256: string): number;
	whole(sha256: string): boolean;
	/** How often it was begun. */
	created(sha256: string): number;
}

const tus = { 'tus-resumable': '1.0.0' };

export function createFakeFiles(): FakeFiles {
	const uploads = new Map<string, { length: number; offset: number; created: number }>();
	let left = Infinity;
	let fixed: { status: number; body: object } | null = null;
	let received = 0;

	async function answer(path: string, init: RequestInit): Promise<Response> {
		const headers = new Headers(init.headers);
		const refuse = (status: number, body: object = {}) =>
			new Response(init.method === 'HEAD' ? null : JSON.stringify(body), { status, headers: tus });
		if (fixed && (fixed.status !== 413 || init.method === 'POST')) {
			return refuse(fixed.status, fixed.body);
		}
		if (left <= 0) throw new TypeError('the line is down');
		if (init.method === 'POST') {
			const sha256 = atob((headers.get('upload-metadata') ?? '').split(' ')[1] ?? '');
			const known = uploads.get(sha256) ?? { length: 0, offset: 0, created: 0 };
			known.length = Number(headers.get('upload-length'));
			known.created += 1;
			uploads.set(sha256, known);
			const location = `/api/v1/files/${sha256}`;
			return new Response(null, { status: 201, headers: { ...tus, location } });
		}
		const upload = uploads.get(path.split('/').at(-1) ?? '');
		if (!upload) return refuse(404);
		if (init.method === 'PATCH') {
			if (Number(headers.get('upload-offset')) !== upload.offset) return refuse(409);
			const size = (init.body as Blob).size;
			const taken = Math.min(size, left);
			left -= taken;
			upload.offset += taken;
			received += taken;
			if (taken < size) throw new TypeError('the line broke');
			await files.onPatch();
		}
		const state = {
			'upload-offset': String(upload.offset),
			'upload-length': String(upload.length)
		};
		return new Response(null, {
			status: init.method === 'PATCH' ? 204 : 200,
			headers: { ...tus, ...state }
		});
	}

	const files: FakeFiles = {
		fetch: (path, init = {}) => answer(path, init),
		breakAfter: (bytes) => (left = bytes),
		answer: (status, body = {}) => (fixed = status === null ? null : { status, body }),
		onPatch: async () => {},
		get received() {
			return received;
		},
		lengthOf: (sha256) => uploads.get(sha256)?.offset ?? 0,
		whole(sha256) {
			const upload = uploads.get(sha256);
			return upload !== undefined && upload.offset === upload.length;
		},
		created: (sha256) => uploads.get(sha256)?.created ?? 0
	};
	return files;
}
