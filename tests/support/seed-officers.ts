// Writes the officers of the browser tests, and what they find from weeks ago, into a fresh database, before the product is started.
// A process of its own, because the embedded database serves one at a time.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { localDate } from '../../src/lib/server/deadlines/index.ts';
import {
	type Actor,
	addOfficer,
	setPasswordWithLink,
	SHELL
} from '../../src/lib/server/officers/index.ts';
import { openRuntime } from '../../src/lib/server/web/runtime.ts';
import { TEST_OFFICERS, TEST_PASSWORD } from './people.ts';
import { seedPast } from './seed-past.ts';
import { Filing, seedSession } from './wbs-attacked.ts';
import { fileHostile } from './wbs-hostile.ts';
import { fileTampered } from './wbs-superuser.ts';
import { seedLaterSessions } from './wbs-product.ts';
import { seedWbsTeam } from './wbs-team.ts';

const runtime = await openRuntime();
const now = new Date();
const context = { db: runtime.db, office: await runtime.office(now) };
const staff = new Map<string, Actor>();
for (const officer of TEST_OFFICERS) {
	const { officerId, handover } = await addOfficer(context, SHELL, officer, 'link', now);
	staff.set(officer.username, { id: officerId, ...officer });
	if (handover.way === 'link') {
		await setPasswordWithLink(runtime.db, handover.token, { password: TEST_PASSWORD }, now);
	}
}
const [head, handler] = ['pimpinan-uji', 'petugas-uji'].map((name) => staff.get(name));
if (head && handler) await seedPast(context, head, handler, now);
const manifest = await seedWbsTeam(context, now);
await seedSession(runtime.db, now);
await seedLaterSessions(runtime.db, now);
const weeksAgo = new Date(now.getTime() - 40 * 86_400_000);
const day = localDate(context.office.calendar, weeksAgo);
const filing = new Filing(runtime.db, manifest, { day, now: weeksAgo });
await fileHostile(filing);
await fileTampered(filing);
await filing.file('honest', 'Laporan jujur di antara yang lain.');
writeFileSync(process.env.TANGGAP_WBS_ATTACKED ?? '', JSON.stringify(filing.receipts));
await runtime.close();
process.exit(0);
