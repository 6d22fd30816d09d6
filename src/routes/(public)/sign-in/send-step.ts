import * as v from 'valibot';
import {
	type FlowView,
	flowViewSchema,
	type SignInProblem,
	signInProblemSchema
} from '#domain/account/sign-in-flow';

export type StepAnswer = { ok: true; view: FlowView } | { ok: false; problem: SignInProblem };

/** One step of the sign-in. Never throws: without an answer what was typed stays where it is. */
export async function sendStep(action: string, body: Record<string, string>): Promise<StepAnswer> {
	try {
		const response = await fetch(`/api/v1/auth/${action}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(15_000)
		});
		const answer: unknown = await response.json();
		if (response.ok) return { ok: true, view: v.parse(flowViewSchema, answer) };
		return { ok: false, problem: v.parse(signInProblemSchema, answer) };
	} catch {
		return { ok: false, problem: { code: 'unreachable' } };
	}
}
