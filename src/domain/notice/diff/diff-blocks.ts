import type { Block } from '../notice.ts';
import { blockText } from '../plain-text.ts';
import { align } from './align.ts';
import { diffTexts, type TextPart } from './diff-texts.ts';
import { likenessOf, pairsOf } from './likeness.ts';

/** One paragraph, article, list or table of the two texts, and what became of it. */
export type BlockChange =
	| { t: 'same'; block: Block }
	| { t: 'changed'; block: Block; parts: TextPart[] }
	| { t: 'removed'; block: Block }
	| { t: 'added'; block: Block };

/** Two paragraphs with less in common than this are two, and not one that was changed. */
const alike = 0.4;

export function diffBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
	const steps = align(before, after, (block) => `${block.t}\n${blockText(block)}`);
	const isAlike = compareOnce();
	const changes: BlockChange[] = [];
	let removed: Block[] = [];
	const flush = () => {
		changes.push(...removed.map((block): BlockChange => ({ t: 'removed', block })));
		removed = [];
	};
	for (const step of steps) {
		if (step.t === 'removed') {
			removed.push(step.before);
		} else if (step.t === 'same') {
			flush();
			changes.push({ t: 'same', block: step.after });
		} else {
			const at = removed.findIndex((block) => isAlike(block, step.after));
			if (at < 0) {
				changes.push({ t: 'added', block: step.after });
				continue;
			}
			const [partner] = removed.splice(at, 1);
			// What stood before its partner is gone from in front of it.
			const gone = removed.splice(0, at);
			changes.push(...gone.map((block): BlockChange => ({ t: 'removed', block })));
			const parts = diffTexts(partner ? blockText(partner) : '', blockText(step.after));
			changes.push({ t: 'changed', block: step.after, parts });
		}
	}
	flush();
	return changes;
}

/** Each paragraph is looked at once, however many it is compared with. */
function compareOnce(): (before: Block, after: Block) => boolean {
	const known = new Map<Block, Set<string>>();
	const pairs = (block: Block) => {
		const found = known.get(block) ?? pairsOf(blockText(block));
		known.set(block, found);
		return found;
	};
	return (before, after) => {
		if (before.t !== after.t) return false;
		if (before.t === 'article' && after.t === 'article' && before.label === after.label)
			return true;
		return likenessOf(pairs(before), pairs(after)) >= alike;
	};
}
