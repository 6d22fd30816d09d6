import { type NoticeHeader, noticeStatusOn } from '../notice.ts';

/** By the array of headers: a pack keeps the one it was opened with, and every search of a day asks the same. */
const known = new WeakMap<readonly NoticeHeader[], { on: string; repealed: Uint8Array }>();

/** 1 for each notice of a pack that is repealed on a day, by position. */
export function repealedOn(headers: readonly NoticeHeader[], on: string): Uint8Array {
	let entry = known.get(headers);
	if (entry?.on !== on) {
		const repealed = Uint8Array.from(headers, (header) =>
			noticeStatusOn(header, on)?.status === 'repealed' ? 1 : 0
		);
		known.set(headers, (entry = { on, repealed }));
	}
	return entry.repealed;
}
