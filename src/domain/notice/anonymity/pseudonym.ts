import type { FindingKind } from './finding.ts';
import { compoundSurnames } from './surnames.ts';

const stems = [...'甲乙丙丁戊己庚辛壬癸'];

/**
 * What is usually written instead. `used` are all texts of the notice, so that two people never get one
 * name. A proposal: the editor may write something else.
 */
export function proposePseudonym(kind: FindingKind, text: string, used: readonly string[]): string {
	const isTaken = (name: string) => used.some((one) => one.includes(name));
	switch (kind) {
		case 'person':
			return proposePerson(text, isTaken);
		case 'company': {
			const word = /(?:银行|支行|分行)$/u.test(text)
				? '银行'
				: (/(?:厂|店|合作社|事务所|工作室|经营部|商行)$/u.exec(text)?.[0] ?? '公司');
			return stems.map((stem) => stem + word).find((name) => !isTaken(name)) ?? `某${word}`;
		}
		case 'caseNumber':
			return text.replace(/([)）〕\]]).*(?=号)/u, '$1××××');
		case 'address':
			return '某地';
		case 'plate':
			return `${text.slice(0, 1)}××××××`;
		default:
			return '（已隐去）';
	}
}

function proposePerson(text: string, isTaken: (name: string) => boolean): string {
	if (/^[A-Za-z]/.test(text)) {
		const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
		return letters.map((one) => `Person ${one}`).find((name) => !isTaken(name)) ?? 'a person';
	}
	const surname = compoundSurnames.find((one) => text.startsWith(one)) ?? text.slice(0, 1);
	const plain = `${surname}某`;
	if (!isTaken(plain)) return plain;
	return stems.map((stem) => plain + stem).find((name) => !isTaken(name)) ?? `${plain}某`;
}
