/** How a person wants to read. Lives in the cookie `prefs`, so that the first HTML already fits. */
export interface Preferences {
	locale: 'zh-CN' | 'en';
	/** 长辈版. True from 22 px up. */
	largeText: boolean;
	/** Body size in px at the browser's factory setting. */
	textSize: TextSize;
	theme: Theme;
	/** Between the lines of a notice, and its face. */
	spacing: Spacing;
	face: Face;
}

export const textSizes = [17, 19, 22, 26, 30] as const;
export type TextSize = (typeof textSizes)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const spacings = ['normal', 'loose', 'wide'] as const;
export type Spacing = (typeof spacings)[number];

export const faces = ['sans', 'song'] as const;
export type Face = (typeof faces)[number];

/** What is one of a few; the first is the ordinary page. */
export const choices = { theme: themes, spacing: spacings, face: faces } as const;

export const preferencesCookie = 'prefs';

export const defaultPreferences: Preferences = {
	locale: 'zh-CN',
	largeText: false,
	textSize: 17,
	theme: 'system',
	spacing: 'normal',
	face: 'sans'
};

/** Reads a `Cookie` header or `document.cookie`. Whatever is not ours or not valid counts as not said. */
export function readPreferences(cookies: string | null | undefined): Preferences {
	const pair = (cookies ?? '')
		.split(';')
		.map((part) => part.trim())
		.find((part) => part.startsWith(`${preferencesCookie}=`));
	return toPreferences(
		pair === undefined ? null : decode(pair.slice(preferencesCookie.length + 1))
	);
}

/** Also the way a value from the wire becomes one we trust. */
export function toPreferences(value: unknown): Preferences {
	const given =
		typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
	const large = given.largeText === true;
	const size = textSizes.find((known) => known === given.textSize);
	const textSize = size !== undefined && isLarge(size) === large ? size : large ? 22 : 17;
	return {
		locale: given.locale === 'en' ? 'en' : 'zh-CN',
		largeText: large,
		textSize,
		theme: pick(themes, given.theme),
		spacing: pick(spacings, given.spacing),
		face: pick(faces, given.face)
	};
}

export function isLarge(size: TextSize): boolean {
	return size >= 22;
}

/** The cookie's value, without its attributes. */
export function writePreferences(preferences: Preferences): string {
	return encodeURIComponent(JSON.stringify(preferences));
}

/**
 * What `<html>` carries, on the server and on the device alike. What is as on the
 * ordinary page is no attribute; for the theme the style sheet then asks the phone.
 */
export function preferenceAttributes(preferences: Preferences): Record<string, string> {
	const attributes: Record<string, string> = { lang: preferences.locale };
	for (const [name, values] of Object.entries(choices)) {
		const value = preferences[name as keyof typeof choices];
		if (value !== values[0]) attributes[`data-${name}`] = value;
	}
	if (preferences.largeText) attributes['data-large-text'] = 'true';
	if (preferences.textSize !== (preferences.largeText ? 22 : 17)) {
		attributes['data-text-size'] = String(preferences.textSize);
	}
	return attributes;
}

function pick<Value>(known: readonly [Value, ...Value[]], given: unknown): Value {
	return known.find((value) => value === given) ?? known[0];
}

function decode(text: string): unknown {
	try {
		return JSON.parse(decodeURIComponent(text));
	} catch {
		return null;
	}
}
