import * as v from 'valibot';
import { fileTypes } from './kinds.ts';
import { MAX_FILE_BYTES, MAX_NAME } from './limits.ts';

/** `quarantined`: the court has it and is checking it. Only a `clean` one can ever be downloaded. */
export const attachmentStates = ['quarantined', 'clean', 'refused'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** Why a file came back. Said to the person in words of `#i18n/files`. */
export const refusalCodes = [
	/** Not one of the kinds the court takes, whatever its name says. */
	'type_not_allowed',
	/** The name promises another kind than the content is. */
	'name_mismatch',
	'damaged',
	/** Scripts, macros, embedded files or actions. */
	'active_content',
	'encrypted',
	'too_large',
	/** Unpacks to far more than it pretends to be. */
	'bomb',
	'malware'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Body of the command, version 1. `entity` of the command is the attachment's id. */
export const attachmentCommands = {
	'file.attach': v.strictObject({
		requestId: v.pipe(v.string(), v.uuid()),
		sha256: sha256Schema,
		name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME)),
		type: v.picklist(fileTypes),
		bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FILE_BYTES)),
		/** What the firm says it shows. */
		purpose: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
		/** A refused attachment of the same request that this one stands in for. */
		replaces: v.nullish(v.pipe(v.string(), v.uuid()), null)
	})
} as const;
export type AttachmentBody = v.InferOutput<(typeof attachmentCommands)['file.attach']>;

/** What the feed carries for an attachment (`k: "attachment"`), the same to the firm and to the station. */
export interface AttachmentRow {
	id: string;
	requestId: string;
	name: string;
	type: AttachmentBody['type'];
	/** Of the file as it was sent, and as it can be downloaded: a picture loses its hidden data. */
	bytes: number;
	purpose: string;
	state: AttachmentState;
	reason: RefusalCode | null;
	receivedAt: string;
	decidedAt: string | null;
}
