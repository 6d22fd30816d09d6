import type { Manifest } from '#domain/notice/manifest';
import { startPage } from './page.ts';

/** The floor: the same files asked for two at a time and thrown away, nothing checked, nothing stored. */
startPage(async (_task, noteFirst) => {
	const manifest = await fetch('/api/v1/content/manifest.json').then(
		(response) => response.json() as Promise<Manifest>
	);
	const left = [...manifest.packs];
	let bytes = 0;
	const bring = async () => {
		for (let pack = left.shift(); pack; pack = left.shift()) {
			const response = await fetch(`/content/packs/${pack.sha}`);
			// Not in one expression with the sum: the other line adds to it meanwhile.
			const { byteLength } = await response.arrayBuffer();
			bytes += byteLength;
			noteFirst();
		}
	};
	await Promise.all([bring(), bring()]);
	if (bytes !== manifest.bytes) throw new Error(`${bytes} of ${manifest.bytes} bytes`);
	return manifest.notices;
});
