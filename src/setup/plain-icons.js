import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';

const iconFile = '@lucide/svelte/dist/icons/';

/**
 * Icons as the plain drawings they are. The package draws each one at run time, from a table, with a
 * component that pulls the dynamic half of Svelte onto every page; ours never change, so the build
 * writes their markup. They are decoration: always hidden from screen readers, and take no attributes.
 * @returns {import('vite').Plugin}
 */
export function plainIcons() {
	return {
		name: 'plain-icons',
		enforce: 'pre',
		async load(id) {
			const path = id.split(sep).join('/');
			if (!path.includes(iconFile) || !path.endsWith('.svelte')) return null;
			const source = await readFile(id, 'utf8');
			const table = /const iconData = (\{.*\});/.exec(source)?.[1];
			if (table === undefined) throw new Error(`The icon package has changed shape: ${path}`);
			return drawIcon(JSON.parse(table));
		}
	};
}

/** @param {{ name: string, size: number, node: [string, Record<string, string>][] }} icon */
function drawIcon({ name, size, node }) {
	const shapes = node.map(([tag, attributes]) => {
		const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
		return `<${tag} ${written.join(' ')} />`;
	});
	return `<svg class="lucide-icon lucide lucide-${name}" width="24" height="24" viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes.join('')}</svg>`;
}
