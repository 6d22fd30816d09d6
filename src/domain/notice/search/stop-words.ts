/** Words of asking, not of law: left out when a whole question is typed. Written by us; longest first. */
const questionWords = [
	'可不可以',
	'应该怎么',
	'怎么样',
	'怎么办',
	'什么样',
	'是不是',
	'能不能',
	'有没有',
	'会不会',
	'要不要',
	'为什么',
	'多少钱',
	'是否',
	'怎么',
	'怎样',
	'如何',
	'什么',
	'哪些',
	'哪个',
	'哪里',
	'多少',
	'多久',
	'可以',
	'应该',
	'需要',
	'请问',
	'我们',
	'他们',
	'是什么',
	'吗',
	'呢',
	'吧',
	'么',
	'啊',
	'了',
	'的',
	'我'
].sort((a, b) => b.length - a.length);

/** Cuts a question at its question words; what is left are the words to look for. */
export function withoutQuestionWords(folded: string): string[] {
	let rest = folded;
	for (const word of questionWords) rest = rest.split(word).join(' ');
	return rest.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 0);
}
