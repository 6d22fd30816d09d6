import { expect, test } from 'vitest';
import { weighPages } from '../support/page-weight.ts';
import { projectRoot } from '../support/server.ts';

const publicRoutes = ['/(public)', '/(public)/notices', '/(public)/notices/[number]'];
const pages = weighPages(projectRoot);

test('a public page loads at most 50 kB of script (brotli)', () => {
	const weighed = pages.filter(({ route }) => publicRoutes.includes(route));
	expect(weighed.map(({ route }) => route).sort()).toEqual(publicRoutes);
	expect(weighed.filter(({ js }) => js > 50_000)).toEqual([]);
});

test('no page loads more than 90 kB of script or 20 kB of style (brotli)', () => {
	expect(pages.filter(({ js, css }) => js > 90_000 || css > 20_000)).toEqual([]);
});
