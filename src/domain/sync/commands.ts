import { attachmentCommands } from '../files/attachment.ts';
import { manuscriptCommands } from '../notice/manuscript.ts';
import { requestCommands } from '../health-check/request.ts';

/** Every command the server knows, with the schema of its current body. A feature adds its own file of bodies. */
export const commandBodies = {
	...requestCommands,
	...attachmentCommands,
	...manuscriptCommands
} as const;

export type CommandType = keyof typeof commandBodies;

export function isCommandType(type: string): type is CommandType {
	return Object.hasOwn(commandBodies, type);
}
