// Makes a reserve key on the ceremony's page: one sheet after the other, each shown once and typed once.
// The key itself is gone before the first sheet is shown, and each sheet when its holder has typed it.
import { type MadeEscrow, newEscrow, openEscrow, parseSheet } from '#lib/sealed/escrow.ts';
import { type Escrow, inGroups, keyFingerprint } from '#lib/sealed/index.ts';
import { find, onSubmit, Refused, showStep, tell, typed } from './page.ts';

/** Sheets that are not checked yet, the one on the page first. */
let sheets: string[] = [];

/** @param done told of the key, of which only the public halves are left, when all sheets are checked */
export function wireEscrow(done: (escrow: Escrow) => void): void {
	const making = find<HTMLFormElement>('form[data-make-escrow]');
	const checking = find<HTMLFormElement>('form[data-check-sheet]');
	let escrow: Escrow | null = null;
	find('[data-to-escrow]').addEventListener('click', () => showStep('cadangan'));
	find('[data-to-start]').addEventListener('click', () => showStep('mulai'));
	find('[data-to-sheet-check]').addEventListener('click', () => showStep('periksa-cadangan'));
	find('[data-to-sheet-again]').addEventListener('click', () => showStep('lembar-cadangan'));

	onSubmit(making, async () => {
		const holders = [1, 2, 3].map((place) => typed(making, `pemegang_${place}`).trim());
		if (holders.some((holder) => holder.length < 1 || holder.length > 100)) {
			throw new Refused('Tulis ketiga pemegangnya, masing-masing paling banyak 100 huruf.');
		}
		if (new Set(holders).size < holders.length) {
			throw new Refused('Ketiga lembar harus di tiga tangan yang berbeda.');
		}
		const made = await newEscrow(holders);
		await prove(made);
		({ escrow, sheets } = made);
		drawSheet(escrow);
		showStep('lembar-cadangan');
	});
	onSubmit(checking, () => {
		if (!escrow || parseSheet(typed(checking, 'kode_lembar')) !== sheets[0]) {
			throw new Refused(
				'Kode itu belum sama dengan yang di lembar. Lihat lembarnya, lalu ketik lagi.'
			);
		}
		checking.reset();
		sheets.shift();
		drawSheet(escrow);
		if (sheets.length > 0) {
			showStep('lembar-cadangan');
			return Promise.resolve();
		}
		making.reset();
		done(escrow);
		return Promise.resolve();
	});
}

/** Before anybody keeps a sheet: every two of them open. */
async function prove({ escrow, sheets }: MadeEscrow): Promise<void> {
	for (const one of sheets) {
		for (const other of sheets) if (one !== other) await openEscrow(one, other, [escrow]);
	}
}

function drawSheet({ holders, ...keys }: Escrow): void {
	const place = holders.length - sheets.length;
	tell('[data-sheet-code]', sheets[0] === undefined ? '' : inGroups(sheets[0]));
	tell('[data-sheet-holder]', holders[place] ?? '');
	tell('[data-sheet-number]', String(place + 1));
	tell('[data-checked-number]', String(place + 1));
	tell('[data-sheet-fingerprint]', keyFingerprint(keys));
}
