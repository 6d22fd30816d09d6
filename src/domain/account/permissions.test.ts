import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandBodies } from '../sync/commands.ts';
import { roles } from './actor.ts';
import {
	commandRows,
	endpointRows,
	findRow,
	mayCall,
	mayIssue,
	pageGroups
} from './permissions.ts';

const root = new URL('../../routes/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
	file.replaceAll('\\', '/')
);
const routesWith = (name: string) =>
	files
		.filter((file) => `/${file}`.endsWith(`/${name}`))
		.map((file) => `/${file}`.slice(0, -name.length - 1));

describe('the authorization matrix', () => {
	it('has a row for every endpoint, and none for an endpoint that is gone', () => {
		const endpoints = routesWith('+server.ts');
		expect(endpoints.length).toBeGreaterThan(8);
		expect(endpointRows.map(({ route }) => route).sort()).toEqual(endpoints.sort());
	});

	it('has a row for every page', () => {
		const pages = routesWith('+page.svelte');
		expect(pages.length).toBeGreaterThan(5);
		for (const page of pages) expect(findRow(page), page).toBeDefined();
		for (const group of pageGroups) {
			expect(
				pages.some((page) => page.startsWith(group.route)),
				group.route
			).toBe(true);
		}
	});

	it('needs no more for pages than that: none of them loads anything on the server', () => {
		expect(files.filter((file) => /\+(page|layout)\.server\./.test(file))).toEqual([]);
	});

	it('has a row for every command', () => {
		expect(Object.keys(commandRows).sort()).toEqual(Object.keys(commandBodies).sort());
	});

	it('keeps firm and court apart: no role may send what both sides send', () => {
		for (const role of roles) {
			const sends = (type: keyof typeof commandRows) => mayIssue({ role }, type);
			expect(sends('request.create') && sends('request.accept')).toBe(false);
		}
	});

	it('closes what has no row', () => {
		expect(mayCall(null, 'GET', '/api/v1/forgotten')).toBe('sign_in_needed');
		expect(mayCall({ role: 'administrator' }, 'POST', '/api/v1/forgotten')).toBe('forbidden');
		expect(mayCall(null, 'GET', '/api/v1/me')).toBe('sign_in_needed');
		expect(mayCall({ role: 'publisher' }, 'HEAD', '/api/v1/me')).toBe('allowed');
	});
});
