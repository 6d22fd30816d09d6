import { getContext, setContext } from 'svelte';
import {
	choices,
	isLarge,
	preferenceAttributes,
	preferencesCookie,
	textSizes,
	toPreferences,
	writePreferences,
	type Face,
	type Preferences,
	type Spacing,
	type TextSize,
	type Theme
} from '#domain/preferences/preferences';
import type { Locale } from '#i18n/catalogue';

const key = Symbol('preferences');
const ourAttributes = [
	'lang',
	'data-large-text',
	'data-text-size',
	...Object.keys(choices).map((name) => `data-${name}`)
];
const yearInSeconds = 365 * 86_400;

/** One object per page tree, never per module: on the server two readers must not share a language. */
export class PreferencesState {
	#value = $state.raw(toPreferences(null));

	constructor(initial: Preferences) {
		this.#value = initial;
	}

	get locale(): Locale {
		return this.#value.locale;
	}
	set locale(locale: Locale) {
		this.#change({ locale });
	}

	/** 长辈版. */
	get largeText(): boolean {
		return this.#value.largeText;
	}
	set largeText(largeText: boolean) {
		this.#change({ largeText, textSize: largeText ? 22 : 17 });
	}

	get textSize(): TextSize {
		return this.#value.textSize;
	}
	set textSize(textSize: TextSize) {
		if (textSizes.includes(textSize)) this.#change({ textSize, largeText: isLarge(textSize) });
	}

	get theme(): Theme {
		return this.#value.theme;
	}
	set theme(theme: Theme) {
		this.#change({ theme });
	}

	get spacing(): Spacing {
		return this.#value.spacing;
	}
	set spacing(spacing: Spacing) {
		this.#change({ spacing });
	}

	get face(): Face {
		return this.#value.face;
	}
	set face(face: Face) {
		this.#change({ face });
	}

	/** Takes over what a load found out (cookie, `?lang=`), without writing it anywhere but on `<html>`. */
	adopt(value: Preferences): void {
		this.#value = value;
		showPreferences(value);
	}

	#change(part: Partial<Preferences>): void {
		this.#value = { ...this.#value, ...part };
		keep(this.#value);
		showPreferences(this.#value);
	}
}

export function providePreferences(initial: Preferences): PreferencesState {
	return setContext(key, new PreferencesState(initial));
}

/** In any component: `const preferences = usePreferences()`. */
export function usePreferences(): PreferencesState {
	return getContext<PreferencesState>(key);
}

function keep(value: Preferences): void {
	const secure = location.protocol === 'https:' ? '; Secure' : '';
	document.cookie = `${preferencesCookie}=${writePreferences(value)}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax${secure}`;
}

/**
 * Puts language, theme and letter size on `<html>`. The root load calls it before the first drawing,
 * so that the cached shell, which knows nobody's choice, never shows a page in the wrong colors.
 */
export function showPreferences(value: Preferences): void {
	const root = document.documentElement;
	const wanted = preferenceAttributes(value);
	for (const name of ourAttributes) {
		const text = wanted[name];
		if (text === undefined) root.removeAttribute(name);
		else if (root.getAttribute(name) !== text) root.setAttribute(name, text);
	}
}
