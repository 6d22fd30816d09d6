import { randomUUID } from 'node:crypto';
import type { BatchAnswer, Command, CommandResult } from '#domain/sync/wire';
import type { TestServer } from './server.ts';
import type { DemoAccount } from './sign-in.ts';

/** A signed-in person as a plain API client: their own device id and cookie. */
export interface ApiClient {
	server: TestServer;
	account: DemoAccount;
	cookie: string;
	device: string;
}

export function makeCommand(
	type: string,
	entity: string,
	body: Record<string, unknown>,
	more: Partial<Command> = {}
): Command {
	return {
		id: randomUUID(),
		after: [],
		type,
		version: 1,
		entity,
		baseRev: null,
		madeAt: 1_763_990_000_000,
		body,
		...more
	};
}

export async function postBatch(client: ApiClient, commands: Command[]): Promise<Response> {
	return fetch(`${client.server.origin}/api/v1/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: client.server.origin,
			cookie: client.cookie
		},
		body: JSON.stringify({
			proto: 1,
			app: '0.1.0',
			device: client.device,
			account: client.account.accountId,
			pending: commands.length,
			sentAt: 1_763_990_500_000,
			commands
		})
	});
}

export async function send(client: ApiClient, commands: Command[]): Promise<CommandResult[]> {
	const response = await postBatch(client, commands);
	if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
	return ((await response.json()) as BatchAnswer).results;
}
