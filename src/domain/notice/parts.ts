import type { Block, NoticeKind } from './notice.ts';
import { inlineText } from './plain-text.ts';

/**
 * What a section of a notice is, by its kind. A heading that has one of the usual names carries it as
 * data, so that a page can show the steps as steps and the holding as the holding.
 */
export const noticeParts = [
	'facts',
	'issue',
	'holding',
	'matters',
	'act',
	'trap',
	'basis',
	'avoid',
	'behavior',
	'conditions',
	'test',
	'authority',
	'trick',
	'sayings',
	'check',
	'paid',
	'problem',
	'suggestion',
	'reply',
	'lesson'
] as const;
export type NoticePart = (typeof noticeParts)[number];

const names: Record<NoticePart, RegExp> = {
	facts: /^(?:基本)?事实|案情|^facts/i,
	issue: /争议|焦点|诉讼请求|^issue/i,
	holding: /裁判|处理结果|法院认为|judgment|holding/i,
	act: /^周一|怎么做|^do this/i,
	matters: /意义|what it means/i,
	trap: /^常见|风险表现|usual trap/i,
	basis: /法律怎么说|法律依据|what the law says|legal basis/i,
	avoid: /怎么避开|防范建议|^先做|how to avoid|things first/i,
	behavior: /^行为|^behaviou?r/i,
	conditions: /条件|^conditions/i,
	test: /^对照|plain test/i,
	authority: /机关|^authority/i,
	trick: /怎么骗|how it works/i,
	sayings: /常说的话|what they say/i,
	check: /核对|five steps/i,
	paid: /已经付|already paid/i,
	problem: /发现的问题|^问题|^the problem/i,
	suggestion: /^建议|^the suggestion/i,
	reply: /回复|整改|^the reply/i,
	lesson: /企业可以|自查|^what firms/i
};

/** The parts of a kind, in the order of reading. Kinds that are not named have no fixed form. */
export const partsOf: Partial<Record<NoticeKind, readonly NoticePart[]>> = {
	typicalCase: ['facts', 'issue', 'holding', 'matters', 'act'],
	riskTip: ['trap', 'basis', 'avoid'],
	leniencyEntry: ['behavior', 'basis', 'conditions', 'test', 'authority'],
	fraudAlert: ['trick', 'sayings', 'check', 'paid'],
	suggestionDigest: ['problem', 'suggestion', 'reply', 'lesson']
};

/** Marks the headings that have a part's name. Words and ids stay as they are. */
export function markParts(blocks: readonly Block[], kind: NoticeKind): Block[] {
	const known = partsOf[kind] ?? [];
	return blocks.map((block) => {
		if (block.t !== 'heading' || block.level > 2) return block;
		const title = inlineText(block.children);
		const part = known.find((one) => names[one].test(title));
		return part ? { ...block, part } : block;
	});
}
