import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoredDevice } from './queue-page.ts';
import type { TrialRecord } from './trial.ts';

type Stored = StoredDevice['commands'][number];

interface RequestRow {
	id: string;
	rev: number;
	number: string;
	status: string;
	content: string;
	history: string;
}

const eventOf: Record<string, string> = {
	'request.create': 'create',
	'request.correct': 'correct',
	'request.withdraw': 'withdraw'
};

/**
 * Reads the server's file and the device's store after a trial, with none of the product's own code,
 * and says what is wrong with them, each with the name of the invariant (sync protocol 3.1).
 */
export function judgeTrial(trial: TrialRecord): string[] {
	const database = new DatabaseSync(join(trial.dataDir, 'faqiao.db'), { readOnly: true });
	try {
		const requests = new Map(
			(database.prepare('select * from request').all() as unknown as RequestRow[]).map((row) => [
				row.id,
				row
			])
		);
		const applied = appliedIds(database);
		return [
			...nothingLost(trial, applied),
			...oneEffectInOrder(trial, requests, applied),
			...sameEverywhere(trial, database),
			...everyRefusalShown(trial),
			...drained(trial),
			...neverBackwards(trial, database),
			...trial.pageErrors.map((error) => `page error: ${error}`)
		];
	} finally {
		database.close();
	}
}

function appliedIds(database: DatabaseSync): Set<string> {
	const rows = database.prepare('select id, result from op').all() as Array<{
		id: string;
		result: string;
	}>;
	return new Set(
		rows.flatMap(({ id, result }) =>
			(JSON.parse(result) as { status: string }).status === 'applied' ? [id] : []
		)
	);
}

/** I1: what was called saved is on the device, with its words, or was replaced by the person's next. */
function nothingLost({ saved, final }: TrialRecord, applied: Set<string>): string[] {
	const commands = new Map(final.commands.map((command) => [command.id, command]));
	// By its words and not by its id: what comes back from behind a refusal goes under a new one.
	const kept = new Set(final.commands.map(markOf));
	return saved.flatMap(({ commandId, type, entity, mark }, index) => {
		if (kept.has(mark)) return [];
		// A newer one of the same kind takes the place of one that never left, or was refused.
		const replaced = saved
			.slice(index + 1)
			.some((later) => later.type === type && later.entity === entity);
		const isHarmless = commands.has(commandId) || !applied.has(commandId);
		return replaced && isHarmless ? [] : [`I1 lost: ${type} ${mark} (${commandId})`];
	});
}

/** I2 and I4, counted in the domain's own table: one effect each, in the order of the person's acts. */
function oneEffectInOrder(
	{ final }: TrialRecord,
	requests: Map<string, RequestRow>,
	applied: Set<string>
): string[] {
	const wrong: string[] = [];
	const numbers = new Set<string>();
	for (const entity of new Set(final.commands.map((command) => command.entity))) {
		const own = final.commands.filter((command) => command.entity === entity);
		const done = own.filter(({ state }) => state === 'done').sort((a, b) => a.seq - b.seq);
		const row = requests.get(entity);
		const history = row ? (JSON.parse(row.history) as Array<{ event: string; by: string }>) : [];
		const effects = history.filter(({ by }) => by === 'firm').map(({ event }) => event);
		const acts = done.map(({ type }) => eventOf[type] ?? type);
		if (JSON.stringify(effects) !== JSON.stringify(acts)) {
			wrong.push(`I2/I4 ${entity}: done ${acts.join()}, effects ${effects.join()}`);
		}
		if (row && row.rev !== history.length) wrong.push(`I2 ${entity}: revision ${row.rev}`);
		if (row && numbers.has(row.number)) wrong.push(`I2 number ${row.number} twice`);
		if (row) numbers.add(row.number);
		const last = done.findLast(({ type }) => type !== 'request.withdraw');
		const words = row ? (JSON.parse(row.content) as { description: string }).description : null;
		if (last && markOf(last) !== words) wrong.push(`I4 ${entity}: ${markOf(last)} but ${words}`);
		for (const { id, state } of own) {
			if ((state === 'done') !== applied.has(id)) wrong.push(`I2 ${id}: ${state}, other on server`);
		}
	}
	return wrong;
}

/** I6: after at most two clean rounds the mirror is the server's feed. */
function sameEverywhere({ final, cleanRounds }: TrialRecord, database: DatabaseSync): string[] {
	const wrong = cleanRounds.at(-1) === 'synced' ? [] : [`I6 rounds: ${cleanRounds.join()}`];
	for (const scope of Object.keys(final.cursors)) {
		const rows = database
			.prepare('select kind as k, id, rev from change where scope = ? and gone = 0')
			.all(scope) as Array<{ k: string; id: string; rev: number }>;
		const there = keysOf(rows);
		const here = keysOf(final.rows.filter((row) => row.scope === scope));
		const onlyThere = there.filter((key) => !here.includes(key));
		const onlyHere = here.filter((key) => !there.includes(key));
		if (onlyThere.length + onlyHere.length > 0) {
			wrong.push(`I6 ${scope}: only there ${onlyThere.join()}, only here ${onlyHere.join()}`);
		}
	}
	return Object.keys(final.cursors).length > 0 ? wrong : [...wrong, 'I6 no scope was read'];
}

/** I7: what needs the person stands before the person. */
function everyRefusalShown({ final, cards, outboxText }: TrialRecord): string[] {
	const human = final.commands.filter(({ state }) => state === 'human');
	const hidden = human.filter(({ id }) => !cards.includes(id));
	const isSaid = human.length === 0 || outboxText.includes('需要您处理');
	return [
		...hidden.map(({ id, type }) => `I7 no card: ${type} ${id}`),
		...(isSaid ? [] : ['I7 the outbox page does not say that something needs the person'])
	];
}

/** I9: nothing waits any more, without a new write and before anybody pressed a button. */
function drained({ isDrained, drainedMs }: TrialRecord): string[] {
	return isDrained ? [] : [`I9 still pending ${drainedMs} ms after the network was whole again`];
}

/**
 * I10: between two restores of the server, cursors and revisions only grow. A device that has not
 * yet read the restored server's feed to its end shows the lost history, and may leave it.
 */
function neverBackwards({ looks, final }: TrialRecord, database: DatabaseSync): string[] {
	const timelines = database.prepare('select id from timeline').all() as Array<{ id: string }>;
	const isLost = (cursor: string) =>
		cursor !== '' && !timelines.some(({ id }) => cursor.startsWith(`${id}.`));
	const wrong: string[] = [];
	const all = [...looks, { device: final, restores: looks.at(-1)?.restores ?? 0 }];
	for (const [index, { device, restores }] of all.entries()) {
		const before = all[index - 1];
		if (!before || before.restores !== restores) continue;
		for (const [scope, cursor] of Object.entries(before.device.cursors)) {
			if (isLost(cursor)) continue;
			if (positionOf(device.cursors[scope]) < positionOf(cursor))
				wrong.push(`I10 ${scope} went back`);
		}
		const revs = new Map(device.rows.map(({ id, rev }) => [id, rev]));
		for (const { id, rev, scope } of before.device.rows) {
			if (isLost(before.device.cursors[scope] ?? '')) continue;
			if ((revs.get(id) ?? -1) < rev) wrong.push(`I10 ${id} went back`);
		}
	}
	return wrong;
}

function markOf({ body }: Stored): unknown {
	return body['description'] ?? body['reason'];
}

function keysOf(rows: Array<{ k: string; id: string; rev: number }>): string[] {
	return rows.map(({ k, id, rev }) => `${k}/${id}/${rev}`);
}

function positionOf(cursor: string | undefined): number {
	return Number(cursor?.split('.')[1] ?? 0);
}
