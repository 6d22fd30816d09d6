import type { OpinionView, RequestView } from '#domain/sync/overlay';

export type { OpinionView, RequestView };

class Records {
	requests = $state.raw<RequestView[]>([]);
	opinions = $state.raw<OpinionView[]>([]);
	ready = $state(false);
	/** Server time of the last complete pull, ISO; null before the first. */
	syncedAt = $state<string | null>(null);

	request(id: string): RequestView | null {
		return this.requests.find((r) => r.id === id) ?? null;
	}

	opinionsOf(requestId: string): OpinionView[] {
		return this.opinions.filter((o) => o.requestId === requestId);
	}
}

export const records = new Records();
