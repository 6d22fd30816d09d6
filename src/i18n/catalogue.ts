export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Chinese is written first, so its shape is the law: the same keys, and functions with the same arguments. */
export type Words<Shape> = {
	readonly [Key in keyof Shape]: Shape[Key] extends (...args: infer Args) => string
		? (...args: Args) => string
		: Shape[Key] extends string
			? string
			: Words<Shape[Key]>;
};

/** A key that only the translation has is a compile error, as a missing one is. */
type NoMore<Shape, Given> = {
	[Key in Exclude<keyof Given, keyof Shape>]: never;
};

/** Joins the two languages of one feature. */
export function catalogue<const Shape extends object, const Given extends Words<Shape>>(
	zh: Shape,
	en: Given & NoMore<Shape, Given>
): Record<Locale, Words<Shape>> {
	return { 'zh-CN': zh as unknown as Words<Shape>, en };
}

/** Anything we do not know reads as Chinese: the first language of the product. */
export function toLocale(value: unknown): Locale {
	return typeof value === 'string' && /^en\b/i.test(value) ? 'en' : 'zh-CN';
}
