import { fail, ok, type Result } from '../result.ts';
import { toCode } from './sign-in-target.ts';

/** Digits of a device PIN. More would be written on a note beside the phone. */
export const PIN_LENGTH = 6;

/** Accepts spaces, hyphens and full-width digits, as every field for a code does. */
export function readPin(typed: string): Result<string, 'shape'> {
	const pin = toCode(typed);
	return new RegExp(`^\\d{${PIN_LENGTH}}$`).test(pin) ? ok(pin) : fail('shape');
}

/**
 * Refuses what a finder of the phone tries first: one digit repeated, runs up or down, two or three
 * digits repeated, and dates (YYMMDD, DDMMYY) of a lifetime.
 */
export function checkNewPin(typed: string): Result<string, 'shape' | 'tooSimple'> {
	const read = readPin(typed);
	if (!read.ok) return read;
	return isEasyToGuess(read.value) ? fail('tooSimple') : read;
}

function isEasyToGuess(pin: string): boolean {
	if (/^(\d{1,3})\1+$/.test(pin)) return true;
	const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
	if (steps.every((step) => step === steps[0])) return true;
	const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number);
	return isDay(b, c) || isDay(b, a);
}

function isDay(month = 0, day = 0): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
