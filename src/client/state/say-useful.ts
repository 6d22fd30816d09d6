/** Tells the server whether a notice was of use: a sum goes up there. False when it could not be reached. */
export async function sayUseful(number: number, useful: boolean): Promise<boolean> {
	try {
		const response = await fetch(`/api/v1/notices/${number}/useful`, {
			method: 'POST',
			// Whoever is signed in stays out of it.
			credentials: 'omit',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ useful })
		});
		return response.ok;
	} catch {
		return false;
	}
}
