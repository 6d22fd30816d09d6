import * as v from 'valibot';
import { plainDateOf } from '../../../domain/time.ts';
import type { Core } from '../../core.ts';
import { answerJson, tooMany } from '../../http/answer.ts';
import { readJson } from '../../http/read-json.ts';
import { readNoticeNumber } from '../notice-number.ts';
import type { NoticeReader } from '../notice-reader.ts';
import { addReach, addVote, type Counts, findReach, nothing, packs } from './count-reach.ts';

/** How far notices reach (row PB8). Downloads are counted and never readers: there is nothing here to know one by. */
export interface Reach {
	/** A text, or a booklet of it, went out. */
	took(number: number): void;
	tookPack(): void;
	/** A reader says whether it was of use. No account, no cookie: a vote has an id of its own and counts once. */
	judge(request: Request, number: string): Promise<Response>;
	/** The sums, for editors. */
	show(number: string): Promise<Response>;
	/** Writes what was counted since. */
	flush(): Promise<void>;
}

/** A crash loses the downloads of this long and nothing else. */
const keepMs = 60_000;
/** Of one process: more votes in a minute than readers ever give are somebody at play, and are refused. */
const votesPerMinute = 300;
/** The id is made on the device for this vote alone, and says nothing of who it is. */
export const voteSchema = v.strictObject({
	id: v.pipe(v.string(), v.uuid()),
	useful: v.boolean()
});

export function createReach(
	{ db, log, now }: Pick<Core, 'db' | 'log' | 'now'>,
	notices: Pick<NoticeReader, 'find'>
): Reach {
	let counted = new Map<number, Counts>();
	let timer: NodeJS.Timeout | undefined;
	let minute = 0;
	let votes = 0;

	const count = (number: number) => {
		const { taken } = counted.get(number) ?? nothing;
		counted.set(number, { ...nothing, taken: taken + 1 });
		timer ??= setTimeout(() => void flush(), keepMs).unref();
	};

	async function flush(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		const writing = counted;
		if (writing.size === 0) return;
		counted = new Map();
		await addReach(db, writing).catch((error: unknown) => {
			// Counts are no reason to disturb anybody; without its database the server has other worries.
			log.warn({ err: error, notices: writing.size }, 'counts of downloads are lost');
		});
	}

	/** With what is counted here and not written yet: a reading request writes nothing. */
	async function sumOf(number: number): Promise<Counts> {
		const written = await findReach(db, number);
		const { taken } = counted.get(number) ?? nothing;
		return { ...written, taken: written.taken + taken };
	}

	function isAtPlay(): boolean {
		const current = Math.floor(now().getTime() / keepMs);
		if (current !== minute) votes = 0;
		minute = current;
		return ++votes > votesPerMinute;
	}

	return {
		took: (number) => count(number),
		tookPack: () => count(packs),
		judge: async (request, text) => {
			const body = await readJson(request, 200);
			if (!body.ok) return answerJson(body.status, body.body);
			const vote = v.safeParse(voteSchema, body.value);
			if (!vote.success) return problem(400, 'invalid', 'id: a UUID; useful: true or false');
			const number = readNoticeNumber(text);
			if (number === null || !(await notices.find(number)).ok) {
				return problem(404, 'not_found', 'There is no notice with this number.');
			}
			if (isAtPlay()) return tooMany(60);
			const { id, useful } = vote.output;
			await addVote(db, { id, number, useful }, plainDateOf(now()));
			return answerJson(200, { id });
		},
		show: async (text) => {
			const number = readNoticeNumber(text);
			if (number === null) return problem(404, 'not_found', 'There is no such number.');
			const { taken: packsTaken } = await sumOf(packs);
			return answerJson(200, { ...(await sumOf(number)), packsTaken });
		},
		flush
	};
}

function problem(status: number, code: string, message: string): Response {
	return answerJson(status, { code, message });
}
