export const booklet = {
	contents: 'Contents',
	number: (number: string) => `No. ${number}`,
	dated: (date: string) => `Dated ${date}`,
	inForceFrom: (date: string) => `In force from ${date}`,
	inForceUntil: (date: string) => `In force until ${date}`,
	noLongerInForce: 'The source says it is no longer in force',
	replacedBy: (title: string) => `Text in force: ${title}`,
	citations: 'Laws cited',
	source: (source: string) => `Source: ${source}`,
	version: (date: string, print: string) => `Updated ${date}, fingerprint of the text ${print}`,
	address: (address: string) => `The page on the web is the newest: ${address}`,
	notAdvice: 'For information. It is not legal advice on any case.',
	missing: (characters: string) =>
		`No font here has these characters, so their codes stand for them: ${characters}`,
	page: (page: string, pages: string) => `${page} / ${pages}`,
	fileName: (title: string) => `${title} (booklet)`
};
