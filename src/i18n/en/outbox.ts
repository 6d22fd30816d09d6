import type { Words } from '../catalogue.ts';
import type { outbox as zh } from '../zh-CN/outbox.ts';

export const outbox: Words<typeof zh> = {
	title: 'Outbox',
	lead: 'What you wrote and the court does not have yet.',
	onThisDevice:
		'Undelivered work exists on this device only. Clearing browser data or changing phones loses it.',
	unsent: (count, age) =>
		count === 1
			? `1 item is not delivered yet, written ${age}.`
			: `${count} items are not delivered yet. The oldest was written ${age}.`,
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
	signInNone: 'Sign-in expired',
	signInText:
		'Nothing is lost. After signing in again you look at the list and then send it. You may keep working until then.',
	later: 'Remind me in 4 hours',
	laterUntil: (time) =>
		`The sign-in has expired. No reminder before ${time}; you can sign in at any time.`,
	consentTitle: (count) => (count === 1 ? 'Send this item?' : `Send these ${count} items?`),
	consentText: 'Written before your sign-in expired. Look them over, then decide.',
	consentSend: (count) => (count === 1 ? 'Send this item' : `Send these ${count} items`),
	consentLater: 'Not now, ask in 4 hours',
	consentWaits: (count, time) =>
		`${count === 1 ? '1 item waits' : `${count} items wait`} for your yes. Not asked again before ${time}.`,
	consentOpen: 'See the list',
	guestSignInTitle: (count) =>
		count === 1 ? '1 item is waiting for sign-in' : `${count} items are waiting for sign-in`,
	guestSignInText: 'After signing in you look it over and send it. Until then it is kept here.',
	signInAction: 'Sign in',
	otherAccountTitle: 'Another account is signed in on this device',
	otherAccountText:
		'This account’s work is never sent in somebody else’s name. Sign in with this account again.',
	updateTitle: 'Update before sending',
	updateText:
		'This version is old and the court’s server no longer takes what it sends. Nothing is lost, and sending goes on after the update.',
	updateAction: 'Update',
	updateUnsaved: 'A page still holds something unsaved. Save it, then update.',
	updateLooking:
		'Looking for the new version. If nothing happens, close the app and open it again when online.',
	guestHeading: 'Written before you signed in',
	guestText: (count, name) =>
		`${count === 1 ? '1 item was' : `${count} items were`} written on this device before sign-in. Look it over, then send it as ${name}.`,
	guestSend: (count) => (count === 1 ? 'Send this item' : `Send these ${count} items`),
	guestLater: 'It may also stay on this device for now.',
	clockOff:
		'The date or time of this device is wrong; the court’s time is used. Please check the device’s clock.',
	madeAt: (time) => `Written ${time}`,
	open: 'Open',
	continueDraft: 'Continue',
	remove: 'Delete',
	save: 'Save as a file',
	setAside: 'Set aside',
	setAsideHint: 'It will not be sent; take it back at any time.',
	setAsideDone: 'Set aside. It will not be sent.',
	setAsideAlso: (count) =>
		count === 1
			? 'Set aside, with the item that follows it.'
			: `Set aside, with the ${count} items that follow it.`,
	setAsideSent:
		'It was sent once and may have arrived. Set aside, it is not sent again; if the court has it, it will say so here.',
	setAsideHeading: 'Set aside',
	setAsideNote: 'Not sent, and you are not reminded. Take it back when you want it sent.',
	takeBack: 'Take back and send',
	takenBack: 'Taken back; sending goes on.',
	waitsWith: (name) => `Set aside together with “${name}”.`,
	sentAlready: 'Already sent once and waiting for the court’s answer, so it cannot be deleted now.',
	removeTitle: 'Delete this item?',
	removeText:
		'The court does not have it; it exists on this device only. It cannot be brought back.',
	removeRefusedText:
		'It did not go through and exists on this device only. It cannot be brought back.',
	removeDraftText: 'The draft exists on this device only. It cannot be brought back.',
	removeAlso: 'These follow it and go too:',
	removeType: (word) => `To confirm, type ${word}`,
	removeTyped: (word) => `Type the word ${word}`,
	removeSaveFirst: 'Save as a file first',
	removeConfirm: 'Delete',
	removeKeep: 'Keep',
	removeTooLate: 'It has just been sent and can no longer be deleted. Wait for the court’s answer.',
	removeMore: 'Something more follows it now. Please look again.',
	issuesHeading: 'What to change',
	kept: 'What you wrote is still on this device.',
	yours: 'Yours',
	current: 'The record now',
	changedMark: 'changed',
	differs: 'Both sides changed this: choose one',
	willBe: { yours: 'Merged: yours', current: 'Merged: the record now' },
	useYours: 'Use mine',
	useCurrent: 'Use the record',
	noText: 'empty',
	mergeText: 'The changes do not overlap and can be sent together.',
	mergeClash: (count) =>
		count === 1
			? 'One field was changed on both sides. Choose, then send both sides’ changes together.'
			: `${count} fields were changed on both sides. Choose, then send both sides’ changes together.`,
	mergeChoose: 'First choose where both sides changed the same field.',
	ways: {
		merge: 'Send the merged version',
		sendMine: 'Send mine all the same',
		edit: 'Change and send again',
		again: 'Send again',
		settleOther: 'Settle that one first',
		update: 'Update the app',
		takeBack: 'Take back and send',
		discard: 'Delete',
		keepCurrent: 'Keep the record, drop mine'
	},
	waitsFor: (name) => `It waits for: ${name}`,
	notThereAnyMore: 'This item has already been settled.',
	safeHeading: 'Before changing phones or cleaning up',
	safeText: 'Undelivered work can be saved as an encrypted file and taken back on another phone.',
	exportAction: 'Export encrypted file',
	importAction: 'Take back from a file',
	listAction: 'Print a list',
	file: {
		title: 'Faqiao: an undelivered item',
		state: 'Where it is',
		number: 'Number',
		made: 'Written',
		saved: 'Saved as a file',
		reason: 'Reason',
		notSaved: 'Faqiao: not stored on the device',
		name: (day) => `faqiao-${day}`
	},
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
		'opinion.answer': 'Answer to an opinion',
		'file.attach': 'File',
		'manuscript.save': 'Manuscript',
		'manuscript.adopt': 'Fetch a published one',
		'manuscript.submit': 'Hand to review',
		'manuscript.approve': 'Approval',
		'manuscript.return': 'Sent back',
		'manuscript.publish': 'Publication',
		'manuscript.discard': 'Discard manuscript',
		'manuscript.withdraw': 'Withdrawal of what is published'
	},
	otherType: 'An item',
	fields: {
		requestId: 'Files',
		contactName: 'Contact person',
		contactPhone: 'Phone',
		description: 'What help you need',
		shared: 'Self-check findings you share',
		firmId: 'Firm',
		reason: 'Reason',
		finding: 'Finding',
		basis: 'Legal basis',
		advice: 'Advice',
		deadline: 'Deadline',
		response: 'Answer',
		note: 'Note',
		level: 'Level',
		itemId: 'About',
		fields: 'What to change',
		reviewer: 'Reviewer'
	},
	response: { done: 'Done', disagreed: 'Disagree' },
	otherField: 'Content',
	issues: {
		own_text: 'You wrote some of it: somebody else has to approve',
		undecided: 'has something to replace or to give a reason for, not decided yet',
		expiry_required: 'a last day is needed',
		review_required: 'a review date is needed',
		note_required: 'a correction note is needed',
		past: 'has passed',
		order: 'is in the wrong order',
		too_long: 'is too long',
		too_many_files: 'The request already has 20 files',
		other_length: 'The file is not the one announced',
		required: 'is missing',
		text: 'contains characters that cannot be used',
		unknown: 'is not known to the court’s server yet',
		too_old: 'is of a version that is too old'
	},
	otherIssue: 'does not meet the rules',
	status: {
		submitted: 'submitted',
		returned: 'returned for correction',
		accepted: 'accepted',
		opinionIssued: 'opinion issued',
		withdrawn: 'withdrawn',
		draft: 'draft',
		inReview: 'in review',
		approved: 'approved',
		scheduled: 'scheduled',
		published: 'published',
		expired: 'expired',
		discarded: 'discarded'
	},
	nowIs: (status) => `It is now: ${status}`,
	reasons: {
		invalid: 'Something does not meet the rules. Change it and send it again.',
		forbidden:
			'This account may not do that now. Check the account, or ask the court’s liaison staff.',
		not_found:
			'The court has no such record. Check and send again, or ask the court’s liaison staff.',
		dependency_failed:
			'The item before it did not go through. Settle that one first, and this one will follow.',
		key_reuse:
			'The court has another item with the same id and other content. Send it again under a new id.',
		changed:
			'The record changed while you were writing. Compare the two, then decide what to send.',
		not_allowed:
			'The record has moved on and this is no longer possible. You can save what you wrote as a file.',
		already_exists: 'The court already has this request with other content. Compare the two.',
		file_missing: 'The file is no longer on this device. Choose another file.',
		quota_full: 'Your firm has no room left at the court. Ask your liaison officer.',
		too_many_unfinished: 'Too many files are being uploaded. Wait for them, then send again.',
		too_large: 'It is too long to be sent. Shorten it and send it again.',
		malformed:
			'The court’s server could not read it; this app may be too old. Update the app and send it again.',
		too_old:
			'It is more than a year old and was not sent by itself. Open it, check it and send it again.',
		server_error:
			'For more than a day the court’s server could not handle it. It is still here, and you can send it again.',
		unknown: 'It did not go through. Send it again, or ask the court’s liaison staff.'
	}
};
