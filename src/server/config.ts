import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const url = (protocols: string[], hint: string) =>
	v.pipe(
		v.string(),
		v.check((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), hint)
	);

/** Every variable the server reads. Nothing else in `src/server` looks at `process.env`. */
const schema = v.object({
	PORT: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[0-9]{1,5}$/, 'must be a port number'),
			v.transform(Number),
			v.minValue(1, 'must be from 1 to 65535'),
			v.maxValue(65_535, 'must be from 1 to 65535')
		),
		'3000'
	),
	HOST: v.optional(v.string()),
	ORIGIN: v.optional(
		v.pipe(
			url(['http:', 'https:'], 'must be an address such as https://faqiao.example'),
			v.check(
				(value) => URL.canParse(value) && new URL(value).origin === value,
				'must be scheme, host and port only, with no path and no slash at the end'
			)
		)
	),
	DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
	DATABASE_URL: v.optional(
		url(['postgres:', 'postgresql:'], 'must be an address such as postgres://user:password@host/db')
	),
	SEED: v.optional(v.picklist(['demo', 'none'], 'must be demo or none'), 'none'),
	AUTH_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have 32 characters or more'))),
	LOG_LEVEL: v.optional(v.picklist(levels, `must be one of ${levels.join(', ')}`), 'info'),
	SMTP_URL: v.optional(url(['smtp:', 'smtps:'], 'must be an address such as smtps://user:pw@host')),
	MAIL_FROM: v.optional(v.pipe(v.string(), v.includes('@', 'must be an e-mail address'))),
	SMS_URL: v.optional(url(['http:', 'https:'], 'must be an http or https address')),
	SMS_TOKEN: v.optional(v.string()),
	/** Proxies whose X-Forwarded-For is believed: addresses or networks, with commas between. */
	TRUSTED_PROXIES: v.optional(
		v.pipe(
			v.string(),
			v.transform((value) => value.split(',').map((one) => one.trim())),
			v.check(
				(list) => list.every(isAddressOrNetwork),
				'must be addresses or networks such as 10.0.0.0/8, with commas between'
			)
		)
	),
	/** Tests only: `afterEffect:3` kills the process the third time the point is passed. */
	FAILPOINT: v.optional(
		v.pipe(v.string(), v.regex(/^[a-zA-Z]+(:[0-9]+)?$/, 'must look like afterEffect:3'))
	)
});

export interface Config {
	port: number;
	/** Left out: every address of the machine. */
	host: string | undefined;
	/** The one address people use. Requests for any other host are refused. */
	origin: string;
	/** Hosts that may be asked for: that of `origin`, and the loopback names when nobody set ORIGIN. */
	hosts: string[];
	dataDir: string;
	databaseUrl: string | undefined;
	seed: 'demo' | 'none';
	authSecret: string | undefined;
	logLevel: (typeof levels)[number];
	smtp: { url: string; from: string } | undefined;
	sms: { url: string; token: string } | undefined;
	/** Only these may say for whom they ask; everyone else's X-Forwarded-For is ignored. */
	trustedProxies: string[];
	failpoint: string | undefined;
}

export class ConfigError extends Error {
	override name = 'ConfigError';
}

export type Env = Record<string, string | undefined>;

/** Throws a ConfigError that names each wrong or missing variable and never repeats its value. */
export function readConfig(env: Env): Config {
	// `PORT= npm run serve` means "not set" to the person who typed it.
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(schema, given);
	const problems = parsed.success
		? missing(parsed.output)
		: parsed.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
	if (!parsed.success || problems.length > 0) {
		throw new ConfigError(`Configuration: ${problems.join('; ')}`);
	}
	const value = parsed.output;
	const origin = value.ORIGIN ?? `http://localhost:${value.PORT}`;
	return {
		port: value.PORT,
		host: value.HOST,
		origin,
		hosts: hostsOf(origin, value.ORIGIN === undefined),
		dataDir: resolve(value.DATA_DIR),
		databaseUrl: value.DATABASE_URL,
		seed: value.SEED,
		authSecret: value.AUTH_SECRET,
		logLevel: value.LOG_LEVEL,
		smtp: value.SMTP_URL ? { url: value.SMTP_URL, from: value.MAIL_FROM ?? '' } : undefined,
		sms: value.SMS_URL ? { url: value.SMS_URL, token: value.SMS_TOKEN ?? '' } : undefined,
		trustedProxies: value.TRUSTED_PROXIES ?? [],
		failpoint: value.FAILPOINT
	};
}

function missing(value: v.InferOutput<typeof schema>): string[] {
	const problems: string[] = [];
	if (value.SMTP_URL && !value.MAIL_FROM) problems.push('MAIL_FROM is missing (SMTP_URL is set)');
	if (value.SMS_URL && !value.SMS_TOKEN) problems.push('SMS_TOKEN is missing (SMS_URL is set)');
	return problems;
}

function hostsOf(origin: string, isDefault: boolean): string[] {
	const { host, port, hostname } = new URL(origin);
	const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1';
	// A loopback address reaches only this machine, so all of its names mean the same server.
	return isDefault || isLoopback
		? [host, ...['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port || '80'}`)]
		: [host];
}

function isAddressOrNetwork(text: string): boolean {
	const [address = '', bits, ...rest] = text.split('/');
	const kind = isIP(address);
	if (kind === 0 || rest.length > 0) return false;
	return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}
