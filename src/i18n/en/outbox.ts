import type { Words } from '../catalogue.ts';
import type { outbox as zh } from '../zh-CN/outbox.ts';

export const outbox: Words<typeof zh> = {
	title: 'Outbox',
	lead: 'What you wrote and the court does not have yet.',
	onThisDevice:
		'Undelivered work exists on this device only. Clearing browser data or changing phones loses it.',
	unsent: (count) =>
		count === 1 ? '1 item is not delivered yet' : `${count} items are not delivered yet`,
	oldest: (age) => `The oldest was written ${age}`,
	connection: {
		online: 'Connected to the court’s server',
		offline: 'No network. Your work is saved here and will be sent when you are online.',
		unreachable:
			'There is a network, but the court’s server does not answer. Your work is saved here and will be sent later.',
		unknown: 'Checking the network'
	},
	lastSync: (time) => `Last checked with the court: ${time}`,
	neverSynced: 'Not yet checked with the court',
	sendNow: 'Send now',
	refreshNow: 'Check now',
	sendingNow: 'Sending',
	waitingHeading: 'Not delivered',
	draftsHeading: 'Drafts',
	receivedHeading: 'Received by the court',
	receivedNote: 'Delivered in the last 30 days.',
	signInTitle: (count) =>
		count === 1
			? 'Sign-in expired: 1 item is waiting'
			: `Sign-in expired: ${count} items are waiting`,
	signInText:
		'Nothing is lost. Sending goes on after you sign in again, and you may keep working until then.',
	guestSignInTitle: (count) =>
		count === 1 ? '1 item is waiting for sign-in' : `${count} items are waiting for sign-in`,
	guestSignInText: 'After signing in you look it over and send it. Until then it is kept here.',
	signInAction: 'Sign in',
	otherAccountTitle: 'Another account is signed in on this device',
	otherAccountText:
		'This account’s work is never sent in somebody else’s name. Sign in with this account again.',
	updateTitle: 'Update before sending',
	updateText:
		'This version is too old for the court’s server. Nothing is lost, and sending goes on after the update.',
	updateAction: 'Update',
	guestHeading: 'Written before you signed in',
	guestText: (count, name) =>
		`${count === 1 ? '1 item was' : `${count} items were`} written on this device before sign-in. Look it over, then send it as ${name}.`,
	guestSend: (count) => (count === 1 ? 'Send this item' : `Send these ${count} items`),
	guestLater: 'It may also stay on this device for now.',
	clockOff:
		'The date or time of this device is wrong; the court’s time is used. Please check the device’s clock.',
	madeAt: (time) => `Written ${time}`,
	open: 'Open',
	openAndSettle: 'Open and settle',
	continueDraft: 'Continue',
	tryAgain: 'Send again',
	remove: 'Delete',
	sentAlready: 'Already sent once and waiting for the court’s answer, so it cannot be deleted now.',
	removeTitle: 'Delete this item?',
	removeText:
		'The court does not have it; it exists on this device only. It cannot be brought back.',
	removeRefusedText:
		'The court did not accept it. After deleting, this device no longer keeps its content.',
	removeDraftText: 'The draft exists on this device only. It cannot be brought back.',
	removeAlso: (count) =>
		count === 1
			? 'The item that follows it goes too.'
			: `The ${count} items that follow it go too.`,
	removeConfirm: 'Delete',
	removeKeep: 'Keep',
	removeTooLate: 'It has just been sent and can no longer be deleted. Wait for the court’s answer.',
	issuesHeading: 'What to change',
	emptyTitle: 'Nothing is waiting to be sent',
	emptyText:
		'What you write without a network comes here first and goes to the court when you are online.',
	emptyAction: 'Do a legal health check',
	emptyStaffText:
		'What you accept, return or advise without a network comes here first and goes out by itself.',
	emptyStaffAction: 'Open the ledger',
	types: {
		'request.create': 'Health-check request',
		'request.correct': 'Correction',
		'request.withdraw': 'Withdrawal',
		'request.accept': 'Acceptance',
		'request.return': 'Return for correction',
		'opinion.issue': 'Legal opinion',
		'opinion.answer': 'Answer to an opinion'
	},
	otherType: 'An item',
	fields: {
		contactName: 'Contact person',
		contactPhone: 'Phone',
		description: 'What it is about',
		shared: 'Shared self-check answers',
		firmId: 'Firm',
		reason: 'Reason',
		finding: 'Finding',
		basis: 'Legal basis',
		advice: 'Advice',
		deadline: 'Deadline'
	},
	otherField: 'Content',
	issues: {
		required: 'is missing',
		text: 'contains characters that cannot be used'
	},
	otherIssue: 'does not meet the rules',
	status: {
		submitted: 'submitted',
		returned: 'returned for correction',
		accepted: 'accepted',
		opinionIssued: 'opinion issued',
		withdrawn: 'withdrawn'
	},
	nowIs: (status) => `The request is now: ${status}`,
	reasons: {
		invalid: 'Something does not meet the rules. Open it, change it and send it again.',
		forbidden:
			'This account may not do that now. Check the account, or ask the court’s liaison staff.',
		not_found: 'The court has no such record. Open it to check, or ask the court’s liaison staff.',
		dependency_failed:
			'The item before it did not go through. Settle that one first, and this one will follow.',
		key_reuse:
			'The court has another item with the same id and other content. Open it, check it and send it again.',
		changed:
			'The record changed while you were writing. Open it, look at the newest version and decide again.',
		not_allowed:
			'The record has moved on and this is no longer possible. Open it to see where it is.',
		already_exists: 'The court already has this request with other content. Open it to check.',
		too_large: 'It is too long to be sent. Open it, shorten it and send it again.',
		malformed:
			'The court’s server could not read it; this app may be too old. Update the app and send it again.',
		server_error:
			'For more than a day the court’s server could not handle it. It is still here, and you can send it again.',
		unknown: 'It did not go through. Open it to check, or ask the court’s liaison staff.'
	}
};
