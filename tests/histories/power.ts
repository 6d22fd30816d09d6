import type { DBSchema } from 'idb';
import type { Database } from '#client/db/database';

export class PowerLost extends Error {}

/** The battery of one phone: it may go between any two transactions, and takes all tabs along. */
export class Power {
	isLost = false;
	#left: { transactions: number; isAfter: boolean } | null = null;

	/** After so many transactions; `isAfter` tells whether the last one is still on the disk. */
	failIn(transactions: number, isAfter: boolean): void {
		this.#left = { transactions, isAfter };
	}

	assert(): void {
		if (this.isLost) throw new PowerLost();
	}

	async spend<T>(transaction: () => Promise<T>): Promise<T> {
		this.assert();
		const isLast = this.#left !== null && --this.#left.transactions < 0;
		if (isLast) this.isLost = true;
		if (isLast && !this.#left?.isAfter) throw new PowerLost();
		const value = await transaction();
		// Whatever was stored is stored; nobody is left to learn of it.
		this.assert();
		return value;
	}
}

/** The database as the code of a phone meets it: every transaction may be the last. */
export function onBattery<S extends DBSchema>(database: Database<S>, power: Power): Database<S> {
	return {
		name: database.name,
		read: (stores, work) => power.spend(() => database.read(stores, work)),
		write: (stores, work, durability) =>
			power.spend(() => database.write(stores, work, durability)),
		close: () => database.close()
	};
}
