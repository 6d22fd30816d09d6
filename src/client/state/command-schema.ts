import * as v from 'valibot';
import { attachmentCommands } from '#domain/files/attachment';
import { requestCommands } from '#domain/health-check/request';

const atHand = { ...requestCommands, ...attachmentCommands };

/**
 * The schema the server judges a command's body by; null for a type this app does not know. Those of the
 * editors are fetched when one of them writes: firms never do.
 */
export async function commandSchema(type: string): Promise<v.GenericSchema | null> {
	if (Object.hasOwn(atHand, type)) return atHand[type as keyof typeof atHand];
	const { manuscriptCommands } = await import('#domain/notice/manuscript');
	return Object.hasOwn(manuscriptCommands, type)
		? manuscriptCommands[type as keyof typeof manuscriptCommands]
		: null;
}
