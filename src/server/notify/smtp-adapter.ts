import nodemailer from 'nodemailer';
import type { Adapter } from './notify.ts';
import { toPlainLine } from './plain-line.ts';

export function createSmtpAdapter({ url, from }: { url: string; from: string }): Adapter {
	const transport = nodemailer.createTransport({
		url,
		connectionTimeout: 10_000,
		socketTimeout: 20_000,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		async send({ to, subject, text }) {
			await transport.sendMail({
				from,
				// An object is one mailbox: no list can be smuggled into it.
				to: { name: '', address: toPlainLine(to) },
				subject: toPlainLine(subject),
				text
			});
		}
	};
}
