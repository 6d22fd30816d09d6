import type { Words } from '../catalogue.ts';
import type { lock as zh } from '../zh-CN/lock.ts';

export const lock: Words<typeof zh> = {
	title: 'Locked',
	pinText: 'Enter the PIN to open. While it is locked, what is on this device is encrypted.',
	signInText: 'Something on this device waits for its owner. It opens after signing in.',
	silenceText:
		'The court’s server has not been reached for a long time, so this device has locked itself. Everything is still here and opens once you are online.',
	pin: 'PIN',
	pinHint: '6 digits',
	open: 'Open',
	tryAgain: 'Go online and try again',
	signIn: 'Sign in',
	forgot: 'Forgot the PIN? Signing in again opens it too',
	otherAccount: 'Use another account',
	problems: {
		shape: 'Enter 6 digits.',
		wrong: (left) => `Wrong PIN. ${left === 1 ? '1 try is' : `${left} tries are`} left.`,
		wait: (time) => `Too many tries. Try again in ${time}.`,
		blocked:
			'Too many wrong tries: the PIN no longer works. Nothing is lost; sign in again to open.',
		none: 'The court’s server has to be reached first. Go online and try again.',
		unreachable: 'The court’s server still does not answer. Everything is here; try again later.'
	},
	seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
	minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
	settingsTitle: 'Lock and safety',
	sealed: 'What you write is stored encrypted on this device.',
	withoutPin: 'With a PIN nobody can open it without that PIN, not even offline.',
	withPin: 'A PIN is set. The app locks when you are away for more than five minutes.',
	needsFreshSignIn:
		'Sign in again online before you set a PIN, so that your work can be opened even if you forget it.',
	publicDevice:
		'This is a shared device: what you write can be read only while this page is open, and is gone when you sign out or close it.',
	set: 'Set a PIN',
	change: 'Change the PIN',
	remove: 'Remove the PIN',
	lockNow: 'Lock now',
	newPin: 'New PIN',
	newPinHint: '6 digits; no birthdays, no 123456.',
	repeatPin: 'Enter it again',
	save: 'Save the PIN',
	saved: 'The PIN is set.',
	removed: 'The PIN is removed.',
	differ: 'The two entries differ. Enter it again.',
	tooSimple: 'These digits are too easy to guess. Choose others.',
	signOut: {
		title: 'Sign out?',
		wipes:
			'Requests, opinions, self-check answers, bookmarks and notes are removed from this device. What the court has received is safe, and you see it when you sign in again.',
		unsent: (count) =>
			count === 1
				? '1 item has not reached the court. What should happen to it?'
				: `${count} items have not reached the court. What should happen to them?`,
		marks: (count) =>
			count === 1
				? '1 bookmark or note is on this device only.'
				: `${count} bookmarks and notes are on this device only.`,
		exportMarks: 'Export bookmarks and notes first',
		sendNow: 'Send now',
		sending: 'Sending',
		notSent: (count) =>
			`${count === 1 ? '1 item was' : `${count} items were`} not sent. Check the network, or choose one of the ways below.`,
		sent: 'Everything has reached the court.',
		rest: 'What could be sent has reached the court. The rest are drafts or wait for you.',
		choose: 'Unsent work',
		keep: 'Keep on this device',
		keepHint: 'Encrypted until you sign in again; nobody else can open it.',
		discard: 'Discard everything',
		discardHint: 'It will be gone for good.',
		typeWord: (word) => `To discard, type “${word}”`,
		wordWrong: (word) => `Type “${word}”, or choose to keep it on this device.`,
		wordWrongShared: (word) => `Type “${word}”, or send or export it first.`,
		exportFirst: 'Export to a file first',
		publicDevice: 'This is a shared device, so unsent work cannot stay. Send or export it first.',
		confirm: 'Sign out',
		done: 'Signed out. This device has been cleared.',
		doneKept: 'Signed out. Unsent work stays on this device, encrypted.'
	},
	others: (count) =>
		count === 1 ? 'Another account has 1 unsent item' : `Another account has ${count} unsent items`,
	othersHint: 'Sign in with that account to see or send it.'
};
