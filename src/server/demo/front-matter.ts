export interface FrontMatter {
	fields: Map<string, string[]>;
	zh: string;
	en: string | null;
}

/**
 * A notice file: `---`, one `name: value` a line (lists with commas, or `- ` lines below the name), `---`,
 * the Chinese text, then `---en---` and the English one. Throws with the file's name: it is our own text.
 */
export function readFrontMatter(name: string, file: string): FrontMatter {
	const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(file);
	if (!match) throw new Error(`${name}: no front matter`);
	const [zh = '', en] = (match[2] ?? '').split(/^---en---\s*$/m);
	return { fields: readFields(name, match[1] ?? ''), zh: zh.trim(), en: en?.trim() || null };
}

function readFields(name: string, text: string): Map<string, string[]> {
	const fields = new Map<string, string[]>();
	let open: string[] | null = null;
	for (const line of text.split(/\r?\n/)) {
		const item = /^\s*-\s+(.+)$/.exec(line);
		const field = /^([A-Za-z]+):\s*(.*)$/.exec(line);
		if (item?.[1] && open) open.push(unquote(item[1]));
		else if (field?.[1]) {
			const value = field[2]?.trim() ?? '';
			open = /^\[.*\]$/.test(value) ? splitList(value.slice(1, -1)) : value ? [unquote(value)] : [];
			fields.set(field[1], open);
		} else if (line.trim() !== '') throw new Error(`${name}: cannot read "${line}"`);
	}
	return fields;
}

export function splitList(value: string): string[] {
	return value
		.split(/[,，、;；]/)
		.map(unquote)
		.filter((part) => part !== '');
}

function unquote(value: string): string {
	return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}
