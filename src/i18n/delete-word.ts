import type { Locale } from './catalogue.ts';

/** Typed by whoever throws away what exists nowhere else. */
export const deleteWords: Record<Locale, string> = { 'zh-CN': '删除', en: 'DELETE' };

/** Either language's word will do: the keyboard may be set to the other one. */
export function isDeleteWord(typed: string): boolean {
	return Object.values(deleteWords).includes(typed.trim().toUpperCase());
}
