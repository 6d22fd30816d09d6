import type { Component } from 'svelte';
import type { Hotlines } from '#domain/notice/hotlines';
import type { Block, Notice } from '#domain/notice/notice';
import type { NoticePart } from '#domain/notice/parts';
import type { Locale } from '#i18n/catalogue';

export interface KindProps {
	notice: Notice;
	locale: Locale;
	/** Plain date of today on this device. */
	on: string;
	hotlines: Hotlines;
}

export interface SectionProps {
	/** The section with its heading. */
	blocks: readonly Block[];
	locale: Locale;
	terms: readonly string[];
}

/** What a page shows for one kind beside its text. */
export interface KindParts {
	/** Cited laws that changed. */
	warnings?: Component<KindProps>;
	before?: Component<KindProps>;
	after?: Component<KindProps>;
	/** The cited laws, each with its state. */
	citations?: Component<KindProps>;
	/** Sections that are more than their words, in place of them. */
	sections?: Partial<Record<NoticePart, Component<SectionProps>>>;
}

/** Kinds whose page is their text and nothing else. */
const plain = new Set<Notice['kind']>(['typicalCase', 'riskTip', 'guidance']);

/**
 * Loaded before the page is shown, so that it is whole without a script too. Apart from the page: the register
 * of laws alone weighs as much as the reader, and many texts need neither it nor a form.
 */
export async function loadKindParts(notice: Notice): Promise<KindParts> {
	const { kind, items, citations } = notice;
	if (plain.has(kind) && items.length === 0 && citations.length === 0) return {};
	try {
		const { chooseParts } = await import('./choose-parts.ts');
		return chooseParts(notice);
	} catch {
		// Our own script did not come: the text is readable without its form.
		return {};
	}
}
