import type { AttachmentBody } from './attachment.ts';

/** A file a person has chosen for a draft: its bytes are in the queue's database, under its hash. */
export interface ChosenFile extends Pick<AttachmentBody, 'sha256' | 'name' | 'type' | 'bytes'> {
	/** Of the attachment it will be; chosen now, so that sending twice makes one. */
	id: string;
	purpose: string;
	/** As it was chosen; a photo is smaller when it is sent. */
	originalBytes: number;
}

export function chosenToBody(
	{ sha256, name, type, bytes, purpose }: ChosenFile,
	requestId: string,
	replaces: string | null = null
): AttachmentBody {
	return { requestId, sha256, name, type, bytes, purpose, replaces };
}
