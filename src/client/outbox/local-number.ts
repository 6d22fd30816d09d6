/** The number of this device that a person may write down before the court gives one, such as `L-0007`. */
export function formatLocalNumber(n: number): string {
	return `L-${String(n).padStart(4, '0')}`;
}

/** 0 for what is none. */
export function parseLocalNumber(localNumber: string | null): number {
	return Number(localNumber?.slice(2)) || 0;
}
