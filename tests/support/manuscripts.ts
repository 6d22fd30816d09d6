import { emptyManuscript, type ManuscriptContent } from '../../src/domain/notice/manuscript.ts';
import type { Keep } from '../../src/domain/notice/anonymity/decisions.ts';

/** A text with nothing left to decide, as the body of `manuscript.save`. */
export function makeManuscript(
	change: Partial<ManuscriptContent & { keeps: Keep[] }> = {}
): ManuscriptContent & { keeps: Keep[] } {
	return {
		...emptyManuscript(),
		titleZh: '没有书面合同的代价',
		issuer: '云杉市青桐区人民法院（虚构）',
		date: '2026-10-12',
		source: '云杉市青桐区人民法院（虚构）',
		domains: ['D3'],
		textZh:
			'## 基本案情\n\n原告张某在甲公司工作八个月，没有签过合同。\n\n## 裁判\n\n依照《劳动合同法》第八十二条，甲公司支付二倍工资。',
		keeps: [],
		...change
	};
}
