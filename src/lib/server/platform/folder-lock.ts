// Keeps two processes from opening the same embedded database, which would destroy it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/**
 * Takes a folder for this process.
 * @param folder an existing folder
 * @returns a function that lets it go
 * @throws StartupError when a living process holds it
 */
export function lockFolder(folder: string): () => void {
	const file = path.join(folder, 'tanggap.pid');
	for (let attempt = 0; attempt < 2; attempt++) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			return () => rmSync(file, { force: true });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const holder = Number(readFileSync(file, 'utf8'));
		if (holder !== process.pid && isRunning(holder)) {
			throw new StartupError(
				`Folder data ${folder} sedang dipakai oleh proses ${holder}. ` +
					'Hentikan dulu proses itu, atau pakai PostgreSQL (DATABASE_URL) agar beberapa proses bisa bekerja bersama.'
			);
		}
		// Its holder was killed before it could clean up.
		rmSync(file, { force: true });
	}
	throw new StartupError(`Folder data ${folder} sedang dibuka oleh proses lain. Coba lagi.`);
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
