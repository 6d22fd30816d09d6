import type { Words } from '../catalogue.ts';
import type { delivery as zh } from '../zh-CN/delivery.ts';

export const delivery: Words<typeof zh> = {
	draft: 'Draft',
	queued: 'Waiting to send',
	queuedHint: 'goes out by itself when there is a network',
	sending: 'Sending',
	received: 'Received by the court',
	needsAction: 'Needs you',
	awaitingSignIn: 'Waiting for sign-in',
	awaitingConsent: 'Waiting for your yes',
	awaitingUpdate: 'Waiting for an update',
	setAside: 'Set aside',
	localNumber: (number: string) => `on this phone ${number}`,
	number: (number: string) => `No. ${number}`
};
