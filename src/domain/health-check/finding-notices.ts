import { lawStatusOn } from '../notice/citation.ts';
import { resolveCitation } from '../notice/laws.ts';
import type { Notice } from '../notice/notice.ts';

export type NoticeCandidate = Pick<
	Notice,
	'number' | 'kind' | 'title' | 'issuer' | 'date' | 'domains' | 'items' | 'citations'
>;

export interface FindingNotices<Candidate> {
	notices: Candidate[];
	/** Leniency-list entries that name the item; the authority decides on each (由执法机关决定). */
	leniency: Candidate[];
	/** Something matched but rests on law that is not in force: say 更新中 rather than show it. */
	isUpdating: boolean;
}

const most = 3;

/** Section 5.4: notices that name the item, then the same domain, by authority and date; three at most. */
export function noticesFor<Candidate extends NoticeCandidate>(
	finding: { itemId: string; domainId: string },
	candidates: Candidate[],
	today: string
): FindingNotices<Candidate> {
	const isExact = (one: Candidate) => one.items.includes(finding.itemId);
	const matched = candidates.filter(
		(one) => isExact(one) || (one.domains.includes(finding.domainId) && !isPlainText(one))
	);
	const current = matched.filter((one) => restsOnLawInForce(one, today));
	const isLeniency = (one: Candidate) => one.kind === 'leniencyEntry';
	return {
		notices: current
			.filter((one) => !isLeniency(one))
			.sort((a, b) => Number(isExact(b)) - Number(isExact(a)) || byAuthorityAndDate(a, b))
			.slice(0, most),
		leniency: current.filter((one) => isLeniency(one) && isExact(one)),
		isUpdating: matched.some((one) => isExact(one) && !restsOnLawInForce(one, today))
	};
}

/** A whole statute answers everything and nothing: it is shown only when it names the item. */
function isPlainText(notice: NoticeCandidate): boolean {
	return notice.kind === 'law' || notice.kind === 'leniencyEntry';
}

/** A citation that the register does not hold cannot be called in force. */
function restsOnLawInForce(notice: NoticeCandidate, today: string): boolean {
	return notice.citations.every((citation) => {
		const ref = resolveCitation(citation, notice.date);
		const status = ref && lawStatusOn(ref, today).status;
		return status === 'inForce' || status === 'ending';
	});
}

function byAuthorityAndDate(a: NoticeCandidate, b: NoticeCandidate): number {
	return authorityOf(b.issuer) - authorityOf(a.issuer) || (a.date < b.date ? 1 : -1);
}

function authorityOf(issuer: string): number {
	if (/最高人民|国务院|全国人民代表大会/.test(issuer)) return 3;
	if (/高级人民|省/.test(issuer)) return 2;
	return /中级人民|市/.test(issuer) ? 1 : 0;
}
