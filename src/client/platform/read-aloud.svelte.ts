import { type Sentence, splitSentences } from '#domain/notice/sentences';
import type { Block, NoticeLanguage } from '#domain/notice/notice';
import { blockText } from '#domain/notice/plain-text';

export interface Spoken extends Sentence {
	blockId: string;
}

export const speeds = ['0.75', '1', '1.25', '1.5'] as const;
export type Speed = (typeof speeds)[number];

/** Voices come late in some browsers; after this there are none. */
const voicesMs = 2000;

/** A voice of the device for the language, its own ones first; null where there is none. */
export async function findVoice(language: NoticeLanguage): Promise<SpeechSynthesisVoice | null> {
	if (typeof speechSynthesis === 'undefined') return null;
	const found = () => {
		const voices = speechSynthesis
			.getVoices()
			.filter(({ lang }) => (language === 'en' ? /^en/i : /^(zh|cmn)(?!.*(HK|yue))/i).test(lang));
		// One of the network's would send what is read to somebody else, and is silent offline.
		return voices.find(({ localService }) => localService) ?? null;
	};
	const now = found();
	if (now || speechSynthesis.getVoices().length > 0) return now;
	await new Promise<void>((resolve) => {
		// Not in every Safari; there the wait decides.
		speechSynthesis.addEventListener?.('voiceschanged', () => resolve(), { once: true });
		setTimeout(resolve, voicesMs);
	});
	return found();
}

/** One text being read aloud, sentence by sentence: then pausing and going back work in every browser. */
export class ReadAloud {
	current = $state.raw<Spoken | null>(null);
	isPaused = $state(false);
	hasEnded = $state(false);
	speed = $state<Speed>('1');

	#sentences: Spoken[];
	#at = 0;
	#voice: SpeechSynthesisVoice;
	/** Which saying is the last one asked for: an old one that ends late must not move on. */
	#turn = 0;

	constructor(blocks: readonly Block[], from: string, voice: SpeechSynthesisVoice) {
		this.#voice = voice;
		this.#sentences = blocks.flatMap((block) =>
			splitSentences(blockText(block)).map((sentence) => ({ ...sentence, blockId: block.id }))
		);
		this.#at = Math.max(
			0,
			this.#sentences.findIndex(({ blockId }) => blockId === from)
		);
	}

	say(): void {
		const turn = ++this.#turn;
		speechSynthesis.cancel();
		this.isPaused = false;
		const sentence = this.#sentences[this.#at];
		this.current = sentence ?? null;
		this.hasEnded = sentence === undefined;
		if (!sentence) return;
		const saying = new SpeechSynthesisUtterance(sentence.text);
		saying.voice = this.#voice;
		saying.lang = this.#voice.lang;
		saying.rate = Number(this.speed);
		const goOn = () => {
			if (turn === this.#turn && !this.isPaused) this.move(1);
		};
		saying.onend = goOn;
		// A sentence that cannot be said must not be the end of the text; a stopped one is not an error.
		saying.onerror = ({ error }) => {
			if (error !== 'canceled' && error !== 'interrupted') goOn();
		};
		speechSynthesis.speak(saying);
	}

	move(by: number): void {
		this.#at = Math.min(Math.max(0, this.#at + by), this.#sentences.length);
		this.say();
	}

	/** Not the browser's own pause, which some never wake from: the sentence begins anew. */
	pause(): void {
		this.isPaused = true;
		this.#turn++;
		speechSynthesis.cancel();
	}

	setSpeed(speed: Speed): void {
		this.speed = speed;
		if (!this.isPaused && !this.hasEnded) this.say();
	}

	stop(): void {
		this.#turn++;
		speechSynthesis.cancel();
		this.current = null;
	}
}
