import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
	addSignature,
	type ContentKey,
	keyPurpose,
	manifestPurpose
} from '../../domain/notice/signed-manifest.ts';
import type { Core } from '../core.ts';
import type { ContentKeyTable, Database } from '../db/schema.ts';
import { openSecret, sealSecret } from '../seal-secret.ts';
import { claimContent, readContentMark } from './notice-repository.ts';

type KeyCore = Pick<Core, 'db' | 'secret' | 'now'>;

/** Signs as the last of `keys`. */
export interface ContentSigner {
	/** Each vouched for by the one before it, back to the last that nobody vouches for. */
	keys: ContentKey[];
	/** A JSON object with its signature as the last field. */
	sign(json: string): string;
}

/** The key of this installation; made by whichever process asks first. */
export async function openSigner(core: KeyCore): Promise<ContentSigner> {
	let rows = await findKeys(core.db);
	if (rows.length === 0) {
		await core.db
			.insertInto('content_key')
			.values(await makeKey(core, 1))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		rows = await findKeys(core.db);
	}
	const last = rows.at(-1);
	if (!last) throw new Error('There is no key for the manifest.');
	const secretKey = await openKey(core, last);
	return {
		keys: rows
			.slice(rows.findLastIndex((row) => row.endorsement === ''))
			.map((row) => ({ key: row.public_key, endorsement: row.endorsement })),
		sign: (json) => addSignature(json, signText(secretKey, manifestPurpose + json.slice(0, -1)))
	};
}

/**
 * A new key from now on. Endorsed by the old one, phones go over to it by themselves; otherwise each
 * asks its person, which is what a stolen key needs.
 */
export async function changeKey(core: KeyCore, isEndorsed: boolean): Promise<'done' | 'busy'> {
	await openSigner(core);
	const seen = await readContentMark(core.db);
	const old = (await findKeys(core.db)).at(-1);
	if (!old) throw new Error('There is no key to change.');
	const fresh = await makeKey(core, old.n + 1);
	const endorsement = isEndorsed
		? signText(await openKey(core, old), keyPurpose + fresh.public_key)
		: '';
	return core.db.transaction().execute(async (trx) => {
		// A manifest of another generation: caches and phones see that something changed.
		if (!(await claimContent(trx, seen))) return 'busy';
		await trx
			.insertInto('content_key')
			.values({ ...fresh, endorsement })
			.execute();
		return 'done';
	});
}

function findKeys(db: Kysely<Database>): Promise<ContentKeyTable[]> {
	return db.selectFrom('content_key').selectAll().orderBy('n').execute();
}

async function makeKey(core: KeyCore, n: number): Promise<ContentKeyTable> {
	const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
	return {
		n,
		public_key: x,
		sealed: await sealSecret(core, d),
		endorsement: '',
		made_at: core.now().toISOString()
	};
}

async function openKey(core: KeyCore, row: ContentKeyTable) {
	const d = await openSecret(core, row.sealed).catch(() => {
		throw new Error(
			'The key of the manifest was sealed with another secret: put AUTH_SECRET (or DATA_DIR/secret) back.'
		);
	});
	const jwk = { kty: 'OKP', crv: 'Ed25519', d, x: row.public_key };
	return createPrivateKey({ key: jwk, format: 'jwk' });
}

function signText(key: ReturnType<typeof createPrivateKey>, text: string): string {
	return sign(null, Buffer.from(text), key).toString('base64url');
}
