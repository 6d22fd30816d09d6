import { type ChosenFile, chosenToBody } from '#domain/files/chosen-file';
import { outbox, type SendArgs } from './outbox.svelte.ts';
import { signIn } from './sign-in.svelte.ts';

interface Target {
	requestId: string;
	firmId: string;
	/** A refused attachment whose place it takes. */
	replaces?: string | null;
}

/** The command that puts a chosen file to a request: it waits for the file, and for nothing else. */
export function attachArgs(file: ChosenFile, { requestId, firmId, replaces }: Target): SendArgs {
	// An account with one firm need not name it; one with several must.
	const isNamed = (signIn.account?.firms.length ?? 0) > 1 && firmId !== '';
	return {
		type: 'file.attach',
		entity: file.id,
		baseRev: null,
		body: { ...chosenToBody(file, requestId, replaces ?? null) },
		needs: [file.sha256],
		...(isNamed ? { filesOf: firmId } : {})
	};
}

export async function sendFile(file: ChosenFile, target: Target): Promise<void> {
	await outbox.send(attachArgs(file, target));
}
