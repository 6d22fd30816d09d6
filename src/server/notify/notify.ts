import type { SignInTarget } from '../../domain/account/sign-in-target.ts';
import type { Core } from '../core.ts';
import { createLogAdapter } from './log-adapter.ts';
import { createSmsAdapter } from './sms-adapter.ts';
import { createSmtpAdapter } from './smtp-adapter.ts';
import { signInMessage } from './messages.ts';

/** One message to one person. */
export interface Message {
	to: string;
	subject: string;
	text: string;
}

export interface Adapter {
	send(message: Message): Promise<void>;
}

export interface Notify {
	/** Returns at once and never throws: how long a message takes must not tell whether one was sent. */
	sendSignInCode(target: SignInTarget, code: string): void;
	/** Until everything under way has left or failed. */
	settle(): Promise<void>;
}

/** Which road a message takes is configuration; without any, the operator reads the log. */
export function createNotify({ config, log }: Pick<Core, 'config' | 'log'>): Notify {
	const inLog = createLogAdapter(log);
	const sms = config.sms ? createSmsAdapter(config.sms) : inLog;
	const email = config.smtp ? createSmtpAdapter(config.smtp) : inLog;
	const underWay = new Set<Promise<void>>();
	return {
		sendSignInCode(target, code) {
			const adapter = target.kind === 'phone' ? sms : email;
			const message = { to: target.value, ...signInMessage(code, new URL(config.origin).hostname) };
			const sent = new Promise((resolve) => setImmediate(resolve))
				.then(() => adapter.send(message))
				.catch((error: unknown) =>
					log.error({ err: error, kind: target.kind }, 'a sign-in code could not be sent')
				)
				.finally(() => underWay.delete(sent));
			underWay.add(sent);
		},
		async settle() {
			await Promise.all(underWay);
		}
	};
}
