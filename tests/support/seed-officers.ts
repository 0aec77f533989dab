// Writes the officers of the browser tests into a fresh database, before the product is started.
// A process of its own, because the embedded database serves one at a time.
import process from 'node:process';
import { addOfficer, setPasswordWithLink, SHELL } from '../../src/lib/server/officers/index.ts';
import { openRuntime } from '../../src/lib/server/web/runtime.ts';
import { TEST_OFFICERS, TEST_PASSWORD } from './people.ts';
import { seedWbsTeam } from './wbs-team.ts';

const runtime = await openRuntime();
const now = new Date();
const context = { db: runtime.db, office: await runtime.office(now) };
for (const officer of TEST_OFFICERS) {
	const { handover } = await addOfficer(context, SHELL, officer, 'link', now);
	if (handover.way === 'link') {
		await setPasswordWithLink(runtime.db, handover.token, { password: TEST_PASSWORD }, now);
	}
}
await seedWbsTeam(context, now);
await runtime.close();
process.exit(0);
