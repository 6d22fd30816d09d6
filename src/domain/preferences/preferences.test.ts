import { expect, it } from 'vitest';
import {
	defaultPreferences,
	preferenceAttributes,
	readPreferences,
	toPreferences,
	writePreferences
} from './preferences.ts';

it('comes back from the cookie as it went in', () => {
	const chosen = {
		locale: 'en',
		largeText: true,
		textSize: 26,
		theme: 'dark',
		spacing: 'wide',
		face: 'song'
	} as const;
	expect(readPreferences(`a=1; prefs=${writePreferences(chosen)}; b=2`)).toEqual(chosen);
});

it('understands the short cookie of three keys', () => {
	const cookie = encodeURIComponent('{"locale":"en","largeText":true,"theme":"light"}');
	expect(readPreferences(`prefs=${cookie}`)).toEqual({
		locale: 'en',
		largeText: true,
		textSize: 22,
		theme: 'light',
		spacing: 'normal',
		face: 'sans'
	});
});

it.each([
	'',
	'prefs=',
	'prefs=%',
	'prefs=%22x%22',
	'prefs=null',
	'prefs=%7B%22locale%22%3A%22fr%22%2C%22theme%22%3A%22%3Cscript%3E%22%7D',
	'xprefs=%7B%22locale%22%3A%22en%22%7D'
])('falls back to Chinese and the phone when the cookie is %j', (cookie) => {
	expect(readPreferences(cookie)).toEqual(defaultPreferences);
});

it('never shows large letters as standard ones', () => {
	expect(toPreferences({ largeText: false, textSize: 30 }).textSize).toBe(17);
	expect(toPreferences({ largeText: true, textSize: 17 }).textSize).toBe(22);
});

it('writes only attributes that differ from the ordinary page', () => {
	expect(preferenceAttributes(defaultPreferences)).toEqual({ lang: 'zh-CN' });
	expect(
		preferenceAttributes({
			locale: 'en',
			largeText: true,
			textSize: 30,
			theme: 'dark',
			spacing: 'loose',
			face: 'song'
		})
	).toEqual({
		lang: 'en',
		'data-theme': 'dark',
		'data-large-text': 'true',
		'data-text-size': '30',
		'data-spacing': 'loose',
		'data-face': 'song'
	});
});
