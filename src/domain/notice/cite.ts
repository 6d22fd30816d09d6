import type { NoticeHeader } from './notice.ts';

export interface Citation {
	header: Pick<NoticeHeader, 'number' | 'title' | 'issuer' | 'date'>;
	/** 第五百零九条, where one passage is cited. */
	passage: string;
	address: string;
	/** Plain date of the reading. */
	readOn: string;
	/** Short hash of the text that was read; says which version it was. */
	print: string;
}

/** In the order of GB/T 7714 for an electronic text: issuer, title, day issued, day read, address. */
export function formatCitation(
	{ header, passage, address, readOn, print }: Citation,
	locale: 'zh-CN' | 'en'
): string {
	const title = (locale === 'en' && header.title.en) || header.title.zh;
	const issued = header.date ? `(${header.date})` : '';
	const parts = [
		header.issuer,
		`${title}${passage ? (locale === 'en' ? `, ${passage}` : `：${passage}`) : ''}[EB/OL]`,
		`${issued}[${readOn}]`,
		address,
		locale === 'en'
			? `No. ${header.number}, text ${print}`
			: `编号 ${header.number}，内容指纹 ${print}`
	];
	return `${parts.filter((part) => part !== '').join('. ')}.`;
}
