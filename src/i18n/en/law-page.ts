export const lawPage = {
	back: 'Cases and tips',
	from: (day: string) => `This edition is in force from ${day}`,
	text: 'Text of the article',
	chineseText: 'The text of the law is in Chinese only.',
	noArticle: 'The text we hold has no such article. Please check the number.',
	noText: 'The full text of this law is not published here yet.',
	lost: 'The server cannot be reached, and this law is not on the device.',
	whole: 'Read the whole law',
	law: 'See this law',
	citing: 'Cases and tips that cite this law',
	citingArticle: 'Cases and tips that cite this article',
	citingNone: 'None so far.',
	citingMore: (count: string) => `${count} in all; the newest are listed here.`,
	hint: 'In force as of today on your device. Check the issuing body’s text before you cite it.'
};
