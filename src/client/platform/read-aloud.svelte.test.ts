import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Block } from '#domain/notice/notice';
import { findVoice, ReadAloud } from './read-aloud.svelte.ts';

const voice = (lang: string, localService: boolean) =>
	({ lang, localService, name: lang }) as SpeechSynthesisVoice;

/** A device that says nothing by itself: the test decides when a sentence has ended. */
class Speaker extends EventTarget {
	voices: SpeechSynthesisVoice[] = [];
	said: Array<{ text: string; rate: number; onend(): void; onerror(event: object): void }> = [];
	cancelled = 0;
	getVoices = () => this.voices;
	speak = (saying: (typeof this.said)[number]) => this.said.push(saying);
	cancel = () => this.cancelled++;
}

let speaker: Speaker;
beforeEach(() => {
	speaker = new Speaker();
	vi.stubGlobal('speechSynthesis', speaker);
	vi.stubGlobal(
		'SpeechSynthesisUtterance',
		class {
			text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
	);
});
afterEach(() => vi.unstubAllGlobals());

const blocks: Block[] = ['甲公司起诉。乙公司不付。', '法院判了。'].map((text, at) => ({
	t: 'paragraph',
	id: `p-${at}`,
	children: [{ t: 'text', text }]
}));
const texts = () => speaker.said.map(({ text }) => text);

test('only a voice of the device itself reads, in the language of the text', async () => {
	speaker.voices = [voice('zh-HK', true), voice('zh-CN', false), voice('en-US', true)];
	expect(await findVoice('zh')).toBeNull();
	expect((await findVoice('en'))?.lang).toBe('en-US');
	speaker.voices.push(voice('zh-CN', true));
	expect(await findVoice('zh')).toMatchObject({ lang: 'zh-CN', localService: true });
});

test('reads on from a paragraph to the end, and says where it is', () => {
	const reader = new ReadAloud(blocks, 'p-0', voice('zh-CN', true));
	reader.say();
	expect(reader.current).toMatchObject({ blockId: 'p-0', range: [0, 6] });
	speaker.said[0]?.onend();
	expect(reader.current).toMatchObject({ blockId: 'p-0', range: [6, 12] });
	speaker.said[1]?.onerror({ error: 'synthesis-failed' });
	expect(reader.current).toMatchObject({ blockId: 'p-1' });
	speaker.said[2]?.onend();
	expect(reader.hasEnded).toBe(true);
	expect(texts()).toEqual(['甲公司起诉。', '乙公司不付。', '法院判了。']);
});

test('a pause holds, going on repeats the sentence, and an old sentence that ends late moves nothing', () => {
	const reader = new ReadAloud(blocks, 'p-0', voice('zh-CN', true));
	reader.say();
	reader.pause();
	speaker.said[0]?.onend();
	expect(texts()).toEqual(['甲公司起诉。']);
	reader.setSpeed('1.5');
	reader.say();
	expect(speaker.said[1]).toMatchObject({ text: '甲公司起诉。', rate: 1.5 });
	reader.stop();
	speaker.said[1]?.onend();
	expect(texts()).toHaveLength(2);
	expect(reader.current).toBeNull();
});
