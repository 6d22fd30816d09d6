import { describe, expect, it } from 'vitest';
import { migrate, pendingMigrations } from './migrate.ts';
import { openSqlite } from './open.ts';

describe('migrations on SQLite', () => {
	it('run once, and a second run finds nothing to do', async () => {
		const { db, close } = openSqlite(':memory:');
		expect((await pendingMigrations(db)).length).toBeGreaterThan(2);
		expect((await migrate(db)).length).toBeGreaterThan(2);
		expect(await migrate(db)).toEqual([]);
		expect(await pendingMigrations(db)).toEqual([]);
		expect(await db.selectFrom('clock').selectAll().execute()).toEqual([{ one: 1, v: 0 }]);
		await close();
	});
});
