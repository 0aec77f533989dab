// Starts one product for all browser tests, on an embedded database of its own.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startMailServer } from './mailbox.ts';
import { startServer } from './server.ts';
import { WBS_ROOT_KEY } from './wbs-team.ts';

export default async function startProduct(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-e2e-'));
	const mailbox = mkdtempSync(path.join(tmpdir(), 'tanggap-mailbox-'));
	const mail = await startMailServer(mailbox);
	const notes = mkdtempSync(path.join(tmpdir(), 'tanggap-notes-'));
	process.env.TANGGAP_WBS_ATTACKED = path.join(notes, 'wbs-attacked.json');
	const env = {
		DATA_DIR: folder,
		FILINGS_PER_HOUR: '100000',
		SMTP_URL: mail.url,
		MAIL_FROM: 'Tanggap Uji <tanggap@contoh.id>',
		WBS_ROOT_KEY
	};
	const seeded = spawnSync(process.execPath, ['tests/support/seed-officers.ts'], {
		env: { ...process.env, ...env, DATABASE_URL: '' },
		stdio: 'inherit'
	});
	if (seeded.status !== 0) throw new Error('the officers of the tests could not be written');
	// For the test in which days go by (wbs-product.ts).
	const copy = mkdtempSync(path.join(tmpdir(), 'tanggap-later-'));
	cpSync(folder, copy, { recursive: true });
	process.env.TANGGAP_SECOND_COPY = copy;
	const server = await startServer(env);
	process.env.TANGGAP_ORIGIN = server.origin;
	process.env.TANGGAP_MAILBOX = mailbox;
	return async () => {
		await server.stop();
		await mail.close();
		for (const each of [mailbox, notes, copy, folder])
			rmSync(each, { recursive: true, force: true });
	};
}
