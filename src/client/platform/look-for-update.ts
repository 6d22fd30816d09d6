/**
 * Asks for the new version now instead of within the hour. What is found is offered as always;
 * without a worker there is nothing between us and the server, so loading the page is enough.
 */
export async function lookForUpdate(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	if (registration) await registration.update().catch(() => {});
	else location.reload();
}
