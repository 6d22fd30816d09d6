import { type Found, spans } from './finding.ts';

/**
 * (2025)粤0304民初1234号: year, court, kind, number. Numbers of laws and notices stand the other way
 * round (国发〔2025〕12号) or have no court after the year.
 */
const caseNumber =
	/[(（〔[](?:19|20)\d{2}[)）〕\]][ \u3000]?\p{sc=Han}{1,4}\d{0,4}\p{sc=Han}{1,6}(?:字第?|第)?\d{1,7}(?:之\d{1,3}|之[一二三四五六七八九十]{1,3})?号/gu;
/** Files of arbitration commissions: 云劳人仲案字〔2025〕第12号, 云劳仲裁字(2025)12号. */
const arbitration =
	/\p{sc=Han}{1,6}(?:劳人?仲|仲裁|劳裁|仲)\p{sc=Han}{0,3}字?[(（〔[](?:19|20)\d{2}[)）〕\]]第?\d{1,7}号/gu;

export function findCaseNumbers(text: string): Found[] {
	return [...spans(text, caseNumber, 'caseNumber'), ...spans(text, arbitration, 'caseNumber')];
}
