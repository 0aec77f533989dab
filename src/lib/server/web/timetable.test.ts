import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { testContext } from '#lib/server/complaints/testing.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listWholeDays } from '#lib/server/disclosures/index.ts';
import { manifests } from '#lib/server/disclosures/schema.ts';
import { teamOf } from '#lib/server/disclosures/testing.ts';
import type { Runtime } from './runtime.ts';
import { keepTimetable } from './timetable.ts';

it('completes the list of the sealed channel also while other work fails', async () => {
	const { db, office, close } = await testContext();
	await teamOf(db, 2);
	const day = localDate(office.calendar, new Date());
	await db.update(manifests).set({ storedOn: day });
	await db.execute(sql`alter table complaints rename to complaints_out_of_reach`);
	const opened = {
		db,
		office: () => Promise.resolve(office),
		channels: {},
		disclosurePins: { anchorTo: [] },
		close: () => Promise.resolve()
	} as unknown as Runtime;
	await keepTimetable(opened).close();
	expect(await listWholeDays(db, day, day, day)).toHaveLength(2);
	await close();
});
