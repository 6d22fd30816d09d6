/** The part we use; the published types would bring those of a whole framework. */
declare module 'compression' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	export default function compression(): (
		request: IncomingMessage,
		response: ServerResponse,
		next: (error?: unknown) => void
	) => void;
}
