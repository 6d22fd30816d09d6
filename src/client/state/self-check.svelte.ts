import {
	answerTo,
	canonicalAnswers,
	changedQuestions,
	clocksToAsk,
	questionsFor,
	type Answers,
	type CheckMode
} from '#domain/health-check/answers';
import { contentHashOf, fingerprintOf } from '#domain/health-check/fingerprint';
import { profileQuestions, type ProfileAnswer, type ProfileId } from '#domain/health-check/profile';
import type { AnswerValue, Item } from '#domain/health-check/questionnaire';
import { questionnaire } from '#domain/health-check/questions';
import type { SharedFinding } from '#domain/health-check/request';
import { evaluate } from '#domain/health-check/result';
import { courtDay } from '#i18n/format';
import * as store from './self-check-store.ts';
import type { Check, StoredResult } from './self-check-store.ts';

const contentHash = contentHashOf(questionnaire);

/** The self-check on this phone. Every tap is on the disk before the next question counts as reached. */
class SelfCheck {
	check = $state.raw<Check | null>(null);
	results = $state.raw<StoredResult[]>([]);
	isReady = $state(false);
	/** False when the phone refused to store: the page must not promise what it cannot keep. */
	isSaved = $state(true);
	/** Plain date the law lines and clocks are read on. */
	today = $state(courtDay(new Date()));

	questions = $derived(
		this.check ? questionsFor(questionnaire, this.check.mode, this.check.profile) : []
	);
	/** Answered before and worded anew since (row HC3). */
	changed = $derived(this.check ? changedQuestions(this.questions, this.check.answers) : []);
	answered = $derived(this.questions.filter((item) => this.answerTo(item)).length);

	async load(): Promise<void> {
		this.today = courtDay(new Date());
		try {
			[this.check, this.results] = await Promise.all([store.readCheck(), store.readResults()]);
			this.isSaved = true;
		} catch {
			// Private mode or a full disk: the check still works until the tab closes, and the page says so.
			this.isSaved = false;
		}
		this.isReady = true;
	}

	/** Starts anew, or goes on with the answers there are. */
	async start(mode: CheckMode, keep: { answers: boolean }): Promise<void> {
		await this.#change((stored) => {
			const now = new Date().toISOString();
			const before = keep.answers ? stored : undefined;
			return {
				id: before?.id ?? crypto.randomUUID(),
				mode,
				questionnaireVersion: questionnaire.version,
				contentHash,
				profile: before?.profile ?? {},
				answers: before?.answers ?? {},
				position: before ? firstOpen(mode, before) : null,
				startedAt: before?.startedAt ?? now,
				updatedAt: now,
				resultId: null
			};
		});
	}

	answerTo(item: Item): Answers[string] | null {
		return this.check ? answerTo(item, this.check.answers) : null;
	}

	async setProfile(id: ProfileId, value: ProfileAnswer): Promise<void> {
		await this.#patch((check) => ({ profile: { ...check.profile, [id]: value } }));
	}

	async answer(item: Item, value: AnswerValue): Promise<void> {
		await this.#patch((check) => {
			const before = answerTo(item, check.answers);
			const asked = new Set(clocksToAsk(item, value).map((clock) => clock.id));
			const dates = Object.entries(before?.dates ?? {}).filter(([id]) => asked.has(id));
			const given = { value, fingerprint: fingerprintOf(item), dates: Object.fromEntries(dates) };
			return { answers: { ...check.answers, [item.id]: given } };
		});
	}

	/** An empty date takes the clock away. */
	async setDate(item: Item, clockId: string, date: string): Promise<void> {
		await this.#patch((check) => {
			const before = answerTo(item, check.answers);
			if (!before) return {};
			const { [clockId]: _gone, ...others } = before.dates;
			const dates = date === '' ? others : { ...others, [clockId]: date };
			return { answers: { ...check.answers, [item.id]: { ...before, dates } } };
		});
	}

	async goTo(position: string): Promise<void> {
		if (this.check?.position !== position) await this.#patch(() => ({ position }));
	}

	/** Computed here and now, on this phone. Open questions stay open and are counted as such. */
	async finish(): Promise<string | null> {
		const check = this.check;
		if (!check) return null;
		this.today = courtDay(new Date());
		const pinned = { ...check, questionnaireVersion: questionnaire.version, contentHash };
		const answersHash = await sha256(canonicalAnswers(pinned, check.answers));
		const result = evaluate(questionnaire, { ...pinned, answersHash }, this.today);
		const latest = this.results[0];
		// Looking at the same answers twice on one day is one result, not two.
		const isSame =
			latest?.result.answersHash === answersHash &&
			latest.result.mode === result.mode &&
			latest.result.evaluatedOn === this.today;
		const stored: StoredResult = isSame
			? latest
			: { id: crypto.randomUUID(), finishedAt: new Date().toISOString(), result };
		const finished: Check = { ...pinned, resultId: stored.id };
		try {
			await store.saveResult(stored, finished);
		} catch {
			this.isSaved = false;
		}
		this.check = finished;
		if (!isSame) this.results = [stored, ...this.results];
		return stored.id;
	}

	/** Keeps exactly the ticked findings for the request form; nothing is sent here. */
	async share(stored: StoredResult, findings: SharedFinding[]): Promise<void> {
		await store.saveShared({
			resultId: stored.id,
			findings,
			questionnaireVersion: stored.result.questionnaireVersion,
			answersHash: stored.result.answersHash,
			savedAt: new Date().toISOString()
		});
	}

	/** Everything as one file of the person's own. */
	exportText(): string {
		const { check, results } = this;
		return JSON.stringify({ format: 'faqiao-self-check', version: 1, check, results }, null, '\t');
	}

	async deleteEverything(): Promise<void> {
		await store.deleteEverything();
		this.check = null;
		this.results = [];
	}

	#patch(change: (check: Check) => Partial<Check>): Promise<void> {
		return this.#change((stored) => {
			const check = stored ?? this.check;
			if (!check) throw new Error('no check has been started');
			const part = change(check);
			// Looking at a question again does not undo the result; another answer does.
			const resultId = 'position' in part ? check.resultId : null;
			return { ...check, ...part, updatedAt: new Date().toISOString(), resultId };
		});
	}

	async #change(change: (stored: Check | undefined) => Check): Promise<void> {
		try {
			this.check = await store.updateCheck(change);
			this.isSaved = true;
		} catch {
			// The answer must not be lost while the tab lives, even if the disk refuses it.
			this.check = change(this.check ?? undefined);
			this.isSaved = false;
		}
	}
}

export const selfCheck = new SelfCheck();

/** The first profile question, then the first item, without an answer; the last item when none is open. */
export function firstOpen(mode: CheckMode, check: Pick<Check, 'profile' | 'answers'>): string {
	const open = profileQuestions.find((question) => !check.profile[question.id]);
	if (open) return open.id;
	const items = questionsFor(questionnaire, mode, check.profile);
	const item = items.find((one) => !answerTo(one, check.answers)) ?? items[items.length - 1];
	return item?.id ?? profileQuestions[0]?.id ?? '';
}

async function sha256(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
