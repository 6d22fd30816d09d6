import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import * as v from 'valibot';
import type { Core } from '../core.ts';
import { cookieNames } from './cookies.ts';

/** How a session came to be: staff sessions without `totp` or `operator` have no power at all. */
export const secondFactors = ['none', 'totp', 'operator'] as const;
export type SecondFactor = (typeof secondFactors)[number];

type Deps = Pick<Core, 'config' | 'secret' | 'db' | 'dialect' | 'log'>;

/**
 * Sessions, their cookies and their end are better-auth's; how a person proves who they are is ours
 * (decision 0004). None of its own endpoints is reachable from outside: see `sign-in-api.ts`.
 */
export function createBetterAuth(deps: Deps) {
	return betterAuth(authOptions(deps));
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

export function authOptions({ config, secret, db, dialect, log }: Deps) {
	return {
		appName: '法桥 Faqiao',
		baseURL: config.origin,
		basePath: '/api/v1/auth',
		trustedOrigins: [config.origin],
		secret,
		database: { db, type: dialect },
		telemetry: { enabled: false },
		// Our own limits (limits.ts) cover every path, are kept in the database and need no memory.
		rateLimit: { enabled: false },
		logger: {
			level: 'warn',
			log: (level, message) => log[level === 'error' ? 'error' : 'warn']({ part: 'auth' }, message)
		},
		user: {
			modelName: 'account',
			fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
			additionalFields: {
				role: { type: 'string', required: true, input: false },
				phone: { type: 'string', required: false, unique: true, input: false },
				disabledAt: { type: 'string', required: false, input: false, fieldName: 'disabled_at' }
			}
		},
		session: {
			modelName: 'auth_session',
			fields: {
				userId: 'account_id',
				expiresAt: 'expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent'
			},
			additionalFields: {
				secondFactor: {
					type: 'string',
					required: true,
					input: false,
					fieldName: 'second_factor',
					// A session made by any road but ours has no power over staff matters.
					defaultValue: 'none'
				},
				endsAt: { type: 'date', required: true, input: false, fieldName: 'ends_at' }
			},
			// A cached session would outlive its revocation.
			cookieCache: { enabled: false },
			disableSessionRefresh: true
		},
		account: {
			modelName: 'auth_provider',
			fields: {
				accountId: 'provider_account_id',
				providerId: 'provider_id',
				userId: 'account_id',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			}
		},
		verification: {
			modelName: 'auth_verification',
			fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' }
		},
		advanced: {
			// The full name is below: better-auth would only put `__Secure-` before it.
			useSecureCookies: false,
			cookies: {
				session_token: {
					name: cookieNames.session,
					attributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' }
				}
			},
			ipAddress: { disableIpTracking: true }
		},
		plugins: [openSessionPlugin]
	} as const satisfies Parameters<typeof betterAuth>[0];
}

/** The one door to a new session, callable on the server only, after all factors have been shown. */
const openSessionPlugin = {
	id: 'open-session',
	endpoints: {
		openSession: createAuthEndpoint.serverOnly(
			{
				method: 'POST',
				body: v.object({
					accountId: v.string(),
					secondFactor: v.picklist(secondFactors),
					createdAt: v.date(),
					expiresAt: v.date(),
					endsAt: v.date()
				}),
				requireHeaders: true
			},
			async (ctx) => {
				const { accountId, ...session } = ctx.body;
				const { internalAdapter, authCookies, secret } = ctx.context;
				const user = await internalAdapter.findUserById(accountId);
				if (!user) throw new Error('no such account');
				// Whatever cookie came along, of this person or planted by another, ends here.
				const old = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
				if (old) await internalAdapter.deleteSession(old);
				const made = await internalAdapter.createSession(accountId, false, session, true);
				const maxAge = Math.floor((session.endsAt.getTime() - Date.now()) / 1000);
				await setSessionCookie(ctx, { session: made, user }, false, { maxAge });
				return { sessionId: made.id };
			}
		),
		closeSession: createAuthEndpoint.serverOnly(
			{ method: 'POST', requireHeaders: true },
			async (ctx) => {
				const { internalAdapter, authCookies, secret } = ctx.context;
				const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
				if (token) await internalAdapter.deleteSession(token);
				deleteSessionCookie(ctx);
				return { ok: true };
			}
		)
	}
} satisfies BetterAuthPlugin;
