/**
 * Ed25519 (RFC 8032). Browsers have it themselves since Chrome 137, Safari 17 and Firefox 129; for the
 * others a library comes with the first manifest. Both texts are base64url.
 */
export async function verifySignature(
	message: Uint8Array<ArrayBuffer>,
	signature: string,
	key: string
): Promise<boolean> {
	try {
		return await verifyByBrowser(message, toBytes(signature), toBytes(key));
	} catch (error) {
		if (!(error instanceof Error) || error.name !== 'NotSupportedError') return false;
	}
	const { verifyAsync } = await import('@noble/ed25519');
	try {
		return await verifyAsync(toBytes(signature), message, toBytes(key), { zip215: false });
	} catch {
		// A key or signature of a wrong shape.
		return false;
	}
}

async function verifyByBrowser(
	message: Uint8Array<ArrayBuffer>,
	signature: Uint8Array<ArrayBuffer>,
	key: Uint8Array<ArrayBuffer>
): Promise<boolean> {
	const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
	return crypto.subtle.verify('Ed25519', imported, signature, message);
}

function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
	const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
