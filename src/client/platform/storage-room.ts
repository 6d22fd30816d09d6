/** What the browser says of the room it gives us. Null where it does not say. */
export interface StorageRoom {
	persisted: boolean | null;
	usedBytes: number | null;
	freeBytes: number | null;
}

/** Some in-app browsers have no storage manager, and some throw when asked. */
export async function readStorageRoom(): Promise<StorageRoom> {
	try {
		const { usage = null, quota = null } = await navigator.storage.estimate();
		return {
			persisted: await navigator.storage.persisted(),
			usedBytes: usage,
			freeBytes: usage === null || quota === null ? null : Math.max(0, quota - usage)
		};
	} catch {
		return { persisted: null, usedBytes: null, freeBytes: null };
	}
}

/** Asks the browser not to clear our storage by itself. False when it will not promise. */
export async function askToPersist(): Promise<boolean | null> {
	try {
		return await navigator.storage.persist();
	} catch {
		return null;
	}
}
