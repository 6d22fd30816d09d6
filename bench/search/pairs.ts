import { bigramKey, eachToken } from '#domain/notice/search/tokens';

/** Pairs of characters and words, as the product's own index cuts a text; the peers get the same. */
export function pairsOf(folded: string): string[] {
	const pairs: string[] = [];
	eachToken(
		folded,
		(key) => {
			if (key !== bigramKey(key >>> 16, 0))
				pairs.push(String.fromCharCode(key >>> 16, key & 0xffff));
		},
		(word) => pairs.push(word)
	);
	return pairs;
}
