import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { type Hotlines, readHotlines } from '../domain/notice/hotlines.ts';

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
	/** Where the built app lies, when not beside the source: two versions side by side. */
	BUILD_DIR: v.optional(v.string()),
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
	/** Files in S3 instead of DATA_DIR: all of them, or none (the endpoint only for servers other than Amazon's). */
	S3_BUCKET: v.optional(v.string()),
	S3_REGION: v.optional(v.string()),
	S3_ENDPOINT: v.optional(url(['http:', 'https:'], 'must be an http or https address')),
	S3_ACCESS_KEY_ID: v.optional(v.string()),
	S3_SECRET_ACCESS_KEY: v.optional(v.string()),
	/** Megabytes of files one firm may have here. */
	FIRM_FILES_MB: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[0-9]{1,6}$/, 'must be a number of megabytes'),
			v.transform(Number)
		),
		'500'
	),
	/** Lines that notices offer to call: `police=110, court=12368`. Numbers the operator has confirmed. */
	HOTLINES: v.optional(
		v.pipe(
			v.string(),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const read = readHotlines(dataset.value);
				if (read.ok) return read.value;
				addIssue({ message: read.reason });
				return NEVER;
			})
		)
	),
	/** Font files (.ttf, .otf) for Hanzi that the fonts of booklets lack, with commas between. */
	PDF_FONTS: v.optional(
		v.pipe(
			v.string(),
			v.transform((value) => value.split(',').map((one) => one.trim())),
			v.check((list) => list.every((path) => existsSync(path)), 'must be files that exist')
		)
	),
	CLAMAV_URL: v.optional(
		url(
			['tcp:', 'unix:'],
			'must be an address such as tcp://127.0.0.1:3310 or unix:///run/clamd.ctl'
		)
	),
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
	/** `on`: editors may have the server fetch a public https address for import. */
	NOTICE_IMPORT_URLS: v.optional(v.picklist(['on', 'off'], 'must be on or off'), 'off'),
	/** Tests only: `afterEffect:3` kills the process the third time the point is passed. */
	FAILPOINT: v.optional(
		v.pipe(v.string(), v.regex(/^[a-zA-Z]+(:[0-9]+)?$/, 'must look like afterEffect:3'))
	)
});

/** Of the fictional city: numbers nobody has. */
const demoHotlines: Hotlines = {
	police: '15400000011',
	antiFraud: '15400000096',
	legalService: '15400000034'
};

export interface Config {
	port: number;
	/** Left out: every address of the machine. */
	host: string | undefined;
	/** The one address people use. Requests for any other host are refused. */
	origin: string;
	/** Hosts that may be asked for: that of `origin`, and the loopback names when nobody set ORIGIN. */
	hosts: string[];
	dataDir: string;
	/** Left out: the folder `build` of this source. */
	buildDir: string | undefined;
	databaseUrl: string | undefined;
	seed: 'demo' | 'none';
	authSecret: string | undefined;
	logLevel: (typeof levels)[number];
	smtp: { url: string; from: string } | undefined;
	sms: { url: string; token: string } | undefined;
	s3:
		| {
				bucket: string;
				region: string;
				endpoint: string | undefined;
				accessKeyId: string;
				secretAccessKey: string;
		  }
		| undefined;
	firmFilesMb: number;
	pdfFonts: string[];
	/** A clamd. Set: no file is served that it has not called clean. */
	clamavUrl: string | undefined;
	/** Only these may say for whom they ask; everyone else's X-Forwarded-For is ignored. */
	trustedProxies: string[];
	noticeImportUrls: boolean;
	hotlines: Hotlines;
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
		buildDir: value.BUILD_DIR,
		databaseUrl: value.DATABASE_URL,
		seed: value.SEED,
		authSecret: value.AUTH_SECRET,
		logLevel: value.LOG_LEVEL,
		smtp: value.SMTP_URL ? { url: value.SMTP_URL, from: value.MAIL_FROM ?? '' } : undefined,
		sms: value.SMS_URL ? { url: value.SMS_URL, token: value.SMS_TOKEN ?? '' } : undefined,
		s3: s3Of(value),
		firmFilesMb: value.FIRM_FILES_MB,
		pdfFonts: value.PDF_FONTS ?? [],
		clamavUrl: value.CLAMAV_URL,
		trustedProxies: value.TRUSTED_PROXIES ?? [],
		noticeImportUrls: value.NOTICE_IMPORT_URLS === 'on',
		hotlines: value.HOTLINES ?? (value.SEED === 'demo' ? demoHotlines : {}),
		failpoint: value.FAILPOINT
	};
}

type Values = v.InferOutput<typeof schema>;

const s3Names = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

function s3Of(value: Values): Config['s3'] {
	if (!value.S3_BUCKET) return undefined;
	return {
		bucket: value.S3_BUCKET,
		region: value.S3_REGION ?? '',
		endpoint: value.S3_ENDPOINT,
		accessKeyId: value.S3_ACCESS_KEY_ID ?? '',
		secretAccessKey: value.S3_SECRET_ACCESS_KEY ?? ''
	};
}

function missing(value: Values): string[] {
	const problems: string[] = [];
	if (value.SMTP_URL && !value.MAIL_FROM) problems.push('MAIL_FROM is missing (SMTP_URL is set)');
	if (value.SMS_URL && !value.SMS_TOKEN) problems.push('SMS_TOKEN is missing (SMS_URL is set)');
	const given = s3Names.filter((name) => value[name]);
	if (given.length > 0) {
		for (const name of s3Names) {
			if (!value[name]) problems.push(`${name} is missing (${given[0]} is set)`);
		}
	}
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
