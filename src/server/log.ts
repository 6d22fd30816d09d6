import pino, { type Logger } from 'pino';

export type Log = Logger;

const secretKeys =
	/^(authorization|cookie|set-cookie|password|secret|token|otp|totp|phone|email)$/i;
const phone = /(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9]{9}(?![0-9])/g;
const sixDigits = /^[0-9]{4,8}$/;

/** One JSON object a line. What identifies a person or opens a door never reaches the log. */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
	return pino(
		{
			level,
			base: { service: 'faqiao' },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: {
				level: (label) => ({ level: label }),
				log: (object) => redact(object, 0) as Record<string, unknown>
			},
			hooks: {
				logMethod(args, method) {
					const masked = args.map((arg) => (typeof arg === 'string' ? maskText(arg) : arg));
					method.apply(this, masked as Parameters<typeof method>);
				}
			}
		},
		// Synchronous: the lines before a crash are the ones that explain it.
		destination ?? pino.destination({ dest: 1, sync: true })
	);
}

function redact(value: unknown, depth: number): unknown {
	if (typeof value === 'string') return maskText(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > 6) return '[deep]';
	if (value instanceof Error) {
		const { name, message, stack } = value;
		const code = 'code' in value ? value.code : undefined;
		return { name, message: maskText(message), code, stack: maskText(stack ?? '') };
	}
	if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, depth)])
	);
}

function redactEntry(key: string, item: unknown, depth: number): unknown {
	if (secretKeys.test(key)) return '[redacted]';
	// `code` is also the name of failure codes such as `not_found`, which the log needs.
	if (key === 'code' && sixDigits.test(String(item))) return '[redacted]';
	return redact(item, depth + 1);
}

function maskText(text: string): string {
	return text.replace(phone, '[phone]');
}
