import { makeContent, makeRequest } from '../../src/server/demo/commands.ts';
import { people } from '../../src/server/demo/world.ts';
import { enqueue, type Intent } from '#client/outbox/enqueue';
import { GUEST } from '#client/outbox/outbox-database';
import type { Dice } from './dice.ts';
import { POISON } from './network.ts';
import type { Tab } from './phone.ts';
import { readScreen } from './screen.ts';

/** What a person was told is saved, and on which disk. */
export interface Saved {
	id: string;
	phone: number;
	/** Whose queue it went into; `guest` until an account takes it over. */
	account: string;
	/** Named in the body, so that an effect can be told from every other. Empty where bodies carry nothing. */
	token: string;
	type: string;
	entity: string;
}

export type Act = 'create' | 'step' | 'edit' | 'bad' | 'poison';

type Written = Pick<Intent, 'type' | 'entity' | 'baseRev' | 'body'>;

/** A person does something that makes sense on the screen they look at. Null when nothing does. */
export async function act(tab: Tab, what: Act, dice: Dice, token: string): Promise<Saved | null> {
	const account = tab.me?.accountId ?? GUEST;
	const written = await choose(tab, what, dice, `${token} of ${account}`);
	if (!written) return null;
	const { id, phone } = { id: tab.newId(), phone: tab.phone.no };
	const numbered = written.type === 'request.create';
	const intent = { ...written, id, version: 1, numbered, madeAt: tab.phone.clock };
	const { mechanisms } = tab.phone.parts;
	const queued = await enqueue(tab.space.outbox, intent, tab.newId, mechanisms);
	const isNamed = Object.keys(written.body).length > 0;
	const { type, entity } = written;
	const words = isNamed ? `${token} of ${account}` : '';
	return { id: queued.commandId, phone, account, token: words, type, entity };
}

async function choose(tab: Tab, what: Act, dice: Dice, token: string): Promise<Written | null> {
	const account = tab.me?.accountId ?? GUEST;
	const isCourt = people.some((one) => one.accountId === account && one.role === 'liaisonOfficer');
	if (
		account === GUEST ||
		(!isCourt && (what === 'create' || what === 'bad' || what === 'poison'))
	) {
		return newRequest(tab, what, token);
	}
	const space = tab.phone.spaceOf(account);
	const { requests, opinions, commands } = await readScreen(
		tab.phone,
		space,
		tab.phone.parts.mechanisms
	);
	if (what === 'edit') {
		const last = commands.findLast(
			({ state, body }) => state === 'pending' && 'contactName' in body
		);
		if (!last) return null;
		const { type, entity, baseRev } = last;
		const body = { ...last.body, description: token };
		return { type, entity, baseRev: baseRev ?? null, body };
	}
	const steps = requests.flatMap(({ id: entity, rev, status }): Written[] => {
		// Half of the time the person insists on what they saw.
		const baseRev = dice.chance(0.5) ? rev : null;
		const step = (type: string, body: Record<string, unknown>) => ({ type, entity, baseRev, body });
		if (!isCourt) {
			if (status === 'returned') {
				return [step('request.correct', { ...makeContent({ description: token }) })];
			}
			const isOpen = status === 'submitted' || status === 'accepted';
			return isOpen ? [step('request.withdraw', { reason: token })] : [];
		}
		const fields = [{ field: 'contactPhone', reason: token }];
		const back = step('request.return', { fields, note: token });
		if (status === 'submitted') return [step('request.accept', {}), back, back];
		if (status === 'accepted') return [back, newOpinion(tab, entity, token)];
		return status === 'opinionIssued' ? [newOpinion(tab, entity, token)] : [];
	});
	const answers = opinions.map((opinion): Written => {
		const baseRev = dice.chance(0.5) ? opinion.rev : null;
		const body = { response: 'disagreed', reason: token };
		return { type: 'opinion.answer', entity: opinion.id, baseRev, body };
	});
	const all = isCourt ? steps : [...steps, ...answers];
	if (all.length === 0) return isCourt ? null : newRequest(tab, what, token);
	return dice.pick(all);
}

function newRequest(tab: Tab, what: Act, token: string): Written {
	const firmId = tab.me?.firms[0]?.id;
	const description = what === 'poison' ? `${POISON} ${token}` : token;
	const broken = what === 'bad' ? { contactPhone: 'none' } : {};
	const body = { ...makeRequest({ description, ...broken }), ...(firmId ? { firmId } : {}) };
	return { type: 'request.create', entity: tab.newId(), baseRev: null, body };
}

function newOpinion(tab: Tab, requestId: string, token: string): Written {
	const basis = [{ law: '民法典', article: '577' }];
	const text = { finding: token, basis, advice: token, level: 'red', itemId: null };
	const body = { requestId, ...text, deadline: '2027-01-29' };
	return { type: 'opinion.issue', entity: tab.newId(), baseRev: null, body };
}
