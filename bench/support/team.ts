// A product with the synthetic team of the browser tests, so that its sealed channel is open.
import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import process from 'node:process';
import { type RunningServer, startServer } from '../../tests/support/server.ts';
import { WBS_ROOT_KEY } from '../../tests/support/wbs-team.ts';

/** @param database DATABASE_URL or DATA_DIR, of an empty one */
export function startWithTeam(database: Record<string, string>): Promise<RunningServer> {
	const env = { ...database, WBS_ROOT_KEY };
	const seeded = spawnSync(process.execPath, ['tests/support/seed-officers.ts'], {
		// What the tests attack is of no use here.
		env: { ...process.env, ...env, TANGGAP_WBS_ATTACKED: devNull },
		stdio: 'inherit'
	});
	if (seeded.status !== 0) throw new Error('the team could not be written');
	return startServer(env);
}
