import { foldWidth } from '../text/normalize.ts';
import { readArticleReference } from './article-references.ts';
import { knownLawNames } from './law-names.ts';
import { findLaw, shortLawName } from './laws.ts';

export interface CitationInText {
	/** Short name; with the edition in brackets when the text names one that the register holds. */
	law: string;
	/** As the register writes them, `27`, `133之一`. */
	articles: string[];
	paragraph: number | null;
	/** Place of the whole citation in the text, `[start, end)`. */
	start: number;
	end: number;
}

type LawMention = { name: string; start: number; end: number };

const titled = '《([^《》\\n]{2,60})》((?:[（(][^（）()\\n]{1,60}[)）])*)';
const pronoun = '[本同该](?:法典|法|条例|规定|办法|解释|规则|(?:实施)?细则|意见|决定)';
/** Where a quotation ends and the next article of the same law is quoted. */
const nextQuoted = '([”"])(?=第[一二三四五六七八九十百千0-9])';
/** What a book of rules is called. A contract is titled like one and is not one. */
const legalTitle =
	/(?:法|法典|条例|规定|办法|解释|解释[（(].+[)）]|规则|细则|决定|意见|通知|通则|总则|批复|纪要|公约|修正案|准则)(?:[（(](?:试行|暂行|修订|修正|[一二三四五六七八九十]+)[)）])?$/;
const shorterName = /以?下(?:简)?称[:：]?\s?[“"《『「]?([^”"》』」（）()，,。\n]{2,20})[”"》』」]?/;
/** What may stand before a bare name: else 海洋环境保护法 would be read as 环境保护法. */
const mayPrecede =
	/[^\p{Script=Han}]|[照据按见于和及与或以违反合用为成在由对是的了新旧行国中从将把即如因属该施有指违给按看查到除]/u;
const titles = new RegExp(titled, 'g');
const namesArticle = /第[ \u3000]?[一二三四五六七八九十百千零〇两0-9][^\n]{0,30}条/;
const joint = /^(?:以及|或者|[、，,和及与或])/;

/**
 * Reads the citations of one text, piece after piece in the order of reading: 同法 and a short name defined
 * on the way mean what an earlier piece named.
 */
export class CitationReader {
	#self: string | null;
	#last: string | null = null;
	#names = new Map<string, string>();
	/** Names that only this text defines. Apart from the long pattern, which is dear to make. */
	#learned: RegExp | null = null;
	#hasLearned = false;

	/** `self` is the citing text's own name when it is a law: what 本法 means. */
	constructor(self: string | null = null) {
		this.#self = self === null ? null : shortLawName(self);
	}

	/** The citing text's own short name, as `law` of what it finds. */
	get ownName(): string | null {
		return this.#self;
	}

	read(raw: string): CitationInText[] {
		const found: CitationInText[] = [];
		const text = foldWidth(raw);
		// Most paragraphs name no article, and looking for bare names is the slow part.
		if (!namesArticle.test(text)) {
			for (const [, title = '', brackets = ''] of text.matchAll(titles))
				this.#name(title, brackets);
			return found;
		}
		let from = 0;
		for (;;) {
			const mention = this.#nextMention(text, from);
			if (!mention) return found;
			// A place without a name of its own is empty: always go on.
			from = Math.max(this.#readArticles(text, mention, found), mention.start + 1);
		}
	}

	#nextMention(text: string, from: number): LawMention | null {
		let at = from;
		for (;;) {
			const match = this.#nextName(text, at);
			if (!match) return null;
			const [whole, title, brackets = '', bare, quote] = match;
			const end = match.index + whole.length;
			const start = quote === undefined ? match.index : end;
			const follows = bare === undefined || start === 0 || mayPrecede.test(text[start - 1] ?? '');
			const name =
				title !== undefined
					? this.#name(title, brackets)
					: bare !== undefined
						? follows && this.#bare(bare)
						: quote !== undefined
							? this.#quoted()
							: this.#meantBy(whole);
			if (name) return { name, start, end };
			// One on, not behind it: the tail of an unknown name may begin a known one.
			at = title === undefined ? start + 1 : end;
		}
	}

	/** The first in the text; of two at one place the longer. */
	#nextName(text: string, from: number): RegExpExecArray | null {
		if (this.#hasLearned) this.#learned = learnedPattern([...this.#names.keys()]);
		this.#hasLearned = false;
		const known = execFrom(knownPattern, text, from);
		const learned = this.#learned && execFrom(this.#learned, text, from);
		if (!known || !learned) return known ?? learned;
		if (known.index !== learned.index) return known.index < learned.index ? known : learned;
		return known[0].length >= learned[0].length ? known : learned;
	}

	#bare(name: string): string {
		this.#last = this.#names.get(name) ?? shortLawName(name);
		return this.#last;
	}

	/** A title in 《》: null when it is none of a law. */
	#name(title: string, brackets: string): string | null {
		if (!legalTitle.test(title)) return null;
		const name = withEdition(shortLawName(title), brackets);
		this.#learn(title, brackets, name);
		this.#last = name;
		return name;
	}

	/** …。”第四十三条规定：“… A law quotes no other law at such length. */
	#quoted(): string | null {
		return this.#self === null ? this.#last : null;
	}

	/** A pronoun means a text of its own sort: 本条例 is no law that was named before. */
	#meantBy(pronoun: string): string | null {
		// A case that quotes a statute quotes its 本法 too.
		const meant = pronoun.startsWith('本') ? (this.#self ?? this.#last) : this.#last;
		const sort = pronoun.slice(1).replace('法典', '法');
		const name = meant?.replace(/[（(].*$/, '').replace(/法典$/, '法') ?? '';
		return name.endsWith(sort) ? meant : null;
	}

	/** Pushes what stands after a law's name; returns where to go on. */
	#readArticles(text: string, { name, start, end }: LawMention, found: CitationInText[]): number {
		let done = end;
		let at = end + (/^[的之中]?[ \u3000]?/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
		for (;;) {
			const reference = readArticleReference(text.slice(at, at + 80));
			if (!reference) return done;
			const { length, ...read } = reference;
			const from = done === end ? start : at;
			done = at + length;
			found.push({ law: name, ...read, start: from, end: done });
			const step = joint.exec(text.slice(done, done + 2));
			if (!step) return done;
			at = done + step[0].length;
		}
	}

	/** 《…》 and （以下简称X） give names that stand bare later on. */
	#learn(title: string, brackets: string, name: string): void {
		const short = shorterName.exec(brackets)?.[1]?.replace(/^《|》$/g, '');
		for (const one of [shortLawName(title), ...(short ? [short] : [])]) {
			if (this.#names.has(one) || one.length < 2) continue;
			this.#names.set(one, name);
			if (!knownLawNames.has(one)) this.#hasLearned = true;
		}
	}
}

/** Finds the citations of one text that stands alone. */
export function findCitations(text: string, self: string | null = null): CitationInText[] {
	return new CitationReader(self).read(text);
}

const knownPattern = new RegExp(
	`${titled}|(?:中华人民共和国)?(${anyOf(knownLawNames)})|${pronoun}|${nextQuoted}`,
	'g'
);

/** With the same groups as the pattern above: no title, no brackets, a bare name. */
function learnedPattern(names: Iterable<string>): RegExp {
	return new RegExp(`(?!)()()|(?:中华人民共和国)?(${anyOf(names)})`, 'g');
}

/** The longest first: 劳动合同法实施条例 must not be read as 劳动合同法. */
function anyOf(names: Iterable<string>): string {
	return [...names]
		.sort((a, b) => b.length - a.length)
		.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('|');
}

function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
	pattern.lastIndex = from;
	return pattern.exec(text);
}

/** 《公司法》（2018年修正） is that edition, where the register holds it. */
function withEdition(name: string, brackets: string): string {
	const year = /(?:19|20)\d\d/.exec(brackets)?.[0];
	const edition = year && findLaw(`${name}（${year}）`, '');
	return edition ? edition.law : name;
}
