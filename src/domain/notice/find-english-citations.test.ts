import { expect, it } from 'vitest';
import { findEnglishCitations } from './find-english-citations.ts';

const read = (text: string) =>
	findEnglishCitations(text).map(({ law, articles, start, end }) => [
		law,
		articles.join(),
		text.slice(start, end)
	]);

it('reads the English names of the register, one place for each article', () => {
	expect(read('See the Labor Contract Law, arts. 10 and 82, and Civil Code, art. 188.')).toEqual([
		['劳动合同法', '10', 'Labor Contract Law, arts. 10'],
		['劳动合同法', '82', '82'],
		['民法典', '188', 'Civil Code, art. 188']
	]);
	expect(read('Company Law (2018), art. 20')).toEqual([
		['公司法（2018）', '20', 'Company Law (2018), art. 20']
	]);
});

it('leaves other words alone', () => {
	expect(read('Art. 40 of the contract; the Moon Law, art. 3; civil code in general')).toEqual([]);
});
