import { expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

function heldWork() {
	const begun: Array<() => void> = [];
	const ask = coalesce(() => new Promise<void>((resolve) => begun.push(resolve)));
	return { begun, ask };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

it('runs once more for everything asked during a run, and not before it has ended', async () => {
	const { begun, ask } = heldWork();
	const first = ask();
	const later = [ask(), ask(), ask()];
	await settle();
	expect(begun).toHaveLength(1);
	begun[0]?.();
	await first;
	await settle();
	expect(begun).toHaveLength(2);
	// Asked during the second run: what it saw may be old by now.
	const last = ask();
	begun[1]?.();
	await Promise.all(later);
	await settle();
	expect(begun).toHaveLength(3);
	begun[2]?.();
	await last;
	void ask();
	expect(begun).toHaveLength(4);
});

it('goes on after a run that failed', async () => {
	let runs = 0;
	const ask = coalesce(async () => {
		runs += 1;
		if (runs === 1) throw new Error('the store is gone');
	});
	const first = ask();
	const second = ask();
	await expect(first).rejects.toThrow('the store is gone');
	await second;
	expect(runs).toBe(2);
});
