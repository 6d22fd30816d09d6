import type { OpinionView, RequestView } from '#domain/sync/overlay';
import type { Locale } from '#i18n/catalogue';
import { formatDate } from '#i18n/format';
import { request } from '#i18n/request';

export interface NextStep {
	text: string;
	/** The firm is the one who is expected to act. */
	isYours: boolean;
}

/** What is expected of whom, in one sentence: the first thing a person wants to know. */
export function nextStep(
	view: RequestView,
	opinions: readonly OpinionView[],
	locale: Locale
): NextStep {
	const t = request[locale].next;
	const due = view.dueAt === null ? null : formatDate(view.dueAt, locale);
	const theirs = (text: string): NextStep => ({ text, isYours: false });
	const yours = (text: string): NextStep => ({ text, isYours: true });
	if (view.delivery.state === 'needsAction') return yours(t.needsAction);
	if (view.delivery.state === 'awaitingSignIn') return yours(t.signIn);
	if (view.delivery.state === 'awaitingConsent') return yours(t.consent);
	if (view.delivery.state === 'awaitingUpdate') return yours(t.update);
	if (view.delivery.state === 'setAside') return yours(t.setAside);
	if (view.number === null) return theirs(t.notYetThere);
	switch (view.status) {
		case 'submitted':
			if (view.commandId !== null) return theirs(t.corrected);
			return theirs(due === null ? t.submittedNoDate : t.submitted(due));
		case 'returned':
			return yours(t.returned(view.returned?.fields.length ?? 0));
		case 'accepted':
			return theirs(due === null ? t.acceptedNoDate : t.accepted(due));
		case 'opinionIssued': {
			const open = opinions.filter(({ response }) => response === null).length;
			return open > 0 ? yours(t.answer(open)) : theirs(t.answered);
		}
		case 'withdrawn':
			return theirs(t.withdrawn);
	}
}
