// Two offices, alike in everything but two complaints about an officer: one of them has these.
import { eq, sql } from 'drizzle-orm';
import { OFFICER_VERBS } from '#lib/labels/desk.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import {
	acceptComplaint,
	answerComplaint,
	assignComplaint,
	type Context,
	fileComplaint,
	followUpComplaint,
	runTimedWork,
	settleSubjects
} from '#lib/server/complaints/index.ts';
import { complaints } from '#lib/server/complaints/schema.ts';
import { answerSaying, filingFor } from '#lib/server/complaints/testing.ts';
import { saveMonevDraft, signMonev } from '#lib/server/monitoring/index.ts';
import { outbox } from '#lib/server/notifications/schema.ts';
import { tellEvents } from '#lib/server/notifications/telling.ts';
import { type Actor, addOfficer, setPasswordWithLink, SHELL } from '#lib/server/officers/index.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { releaseFigures } from '#lib/server/releases/index.ts';
import { TEST_PASSWORD } from './people.ts';

/** Who works in both. The first is whom the complaints are about. */
export const WORKERS = {
	named: ['Sari Tembesu', ['administrator', 'intake', 'unit_head'], 'DAFDUK'],
	subordinate: ['Anwar Gelam', ['handler'], 'DAFDUK'],
	receiver: ['Ratna Meranti', ['intake'], null],
	head: ['Hamid Unglen', ['head'], null],
	overseer: ['Mira Medang', ['overseer'], null],
	elsewhere: ['Lina Merawan', ['handler'], 'CAPIL']
} as const satisfies Record<string, [name: string, roles: Role[], unitCode: string | null]>;
type Worker = keyof typeof WORKERS;

/** A word that stands in nothing but the complaints that one world lacks. */
export const SECRET_WORD = 'kelambu';
/** Their numbers, which the other world burns. */
export const SECRET_NUMBERS = ['2026-000006', '2026-000007'];
/** When their pages are looked at: what is late in them is late by then. */
export const LOOKED_AT = new Date('2026-12-07T03:00:00Z');

const at = (day: number) => new Date(Date.parse('2026-11-30T02:00:00Z') + (day - 20) * 86_400_000);

/**
 * Fills an empty office.
 * @param context its database and codes
 * @param chapter called before each part, so that ids can begin anew and agree between worlds
 * @param secret whether this world has the complaints about `named`
 */
export async function fillWorld(
	context: Context,
	chapter: (name: string) => void,
	secret: boolean
): Promise<void> {
	chapter('people');
	const staff = await addWorkers(context);
	chapter('before');
	// One answer fewer than a public median needs.
	for (let count = 0; count < 4; count++) await answered(context, staff, `Berkas ke-${count}`);
	await lyingWith(context, staff, 'subordinate', 'Antrean panjang');
	chapter('secret');
	if (secret) await writeSecret(context, staff);
	else await burnNumbers(context);
	chapter('after');
	await answered(context, staff, 'Kartu keluarga', 'KK');
	await lyingWith(context, staff, 'named', 'Nama salah tulis');
	await fileComplaint(
		context,
		filing(context, 'Bagaimana cara mengurus akta?', 'after'),
		[],
		null,
		at(20)
	);
	await tell(context, at(20));
	// What the product would do first of all, so that it finds nothing to do while it is looked at.
	while ((await runTimedWork(context, LOOKED_AT)).touched > 0);
	await tell(context, LOOKED_AT);
	// Frozen with its hash, which would differ if anything of the secret were in it.
	const texts = { conclusion: 'Antrean menumpuk.', no_findings: 'Sebabnya sudah diketahui.' };
	await saveMonevDraft(context, staff.head, '2026-11', texts, 0, LOOKED_AT);
	await signMonev(context, staff.head, '2026-11', 1, LOOKED_AT);
	await releaseFigures(context, LOOKED_AT);
}

// So that what comes after has the same numbers.
async function burnNumbers({ db }: Context): Promise<void> {
	for (let count = 0; count < SECRET_NUMBERS.length; count++) {
		await db.execute(sql`select next_complaint_number(2026)`);
	}
}

async function addWorkers(context: Context): Promise<Record<Worker, Actor>> {
	const staff: Partial<Record<Worker, Actor>> = {};
	for (const [username, [name, roles, unitCode]] of Object.entries(WORKERS)) {
		const account = { username, name, roles: [...roles], unitCode, kecamatanCode: null };
		const { officerId, handover } = await addOfficer(context, SHELL, account, 'link', at(0));
		if (handover.way !== 'link') throw new Error('expected a link');
		await setPasswordWithLink(context.db, handover.token, { password: TEST_PASSWORD }, at(0));
		staff[username as Worker] = { id: officerId, ...account };
	}
	return staff as Record<Worker, Actor>;
}

let filings = 0;

function filing({ office }: Context, narrative: string, part: string, serviceCode = 'KTP_EL') {
	filings += 1;
	return filingFor(office, {
		narrative: `${narrative}, sudah tiga minggu belum selesai.`,
		serviceCode,
		// The same in both worlds, as it decides nothing but the code on the paper.
		key: `00000000-0000-4000-8000-${String(filings).padStart(12, '0')}`,
		reporterName: `Warga ${part}`
	});
}

async function target({ db }: Context, number: string) {
	const [row] = await db
		.select({ version: complaints.version })
		.from(complaints)
		.where(eq(complaints.number, number));
	return { number, version: row?.version ?? 0 };
}

async function accepted(
	context: Context,
	staff: Record<Worker, Actor>,
	words: string,
	code?: string
) {
	const { number } = await fileComplaint(
		context,
		filing(context, words, 'before', code),
		[],
		null,
		at(1)
	);
	const categoryCode = context.office.agency.categories[0]?.code ?? '';
	await acceptComplaint(
		context,
		staff.receiver,
		await target(context, number),
		{
			type: 'complaint',
			class: 'without_supervision',
			serviceCode: code ?? 'KTP_EL',
			categoryCode
		},
		at(2)
	);
	return number;
}

async function lyingWith(
	context: Context,
	staff: Record<Worker, Actor>,
	worker: Worker,
	words: string
): Promise<string> {
	const number = await accepted(context, staff, words);
	const to = {
		unitCode: 'DAFDUK',
		officerId: staff[worker].id,
		instruction: 'Cek.',
		dueDate: null
	};
	await assignComplaint(context, staff.receiver, await target(context, number), to, at(3));
	await tell(context, at(3));
	return number;
}

async function answered(
	context: Context,
	staff: Record<Worker, Actor>,
	words: string,
	code?: string
): Promise<string> {
	const number = await accepted(context, staff, words, code);
	await answerComplaint(
		context,
		staff.receiver,
		await target(context, number),
		answerSaying('Sudah selesai.'),
		at(5)
	);
	return number;
}

async function tell(context: Context, now: Date): Promise<void> {
	while ((await tellEvents(context, [], now)) > 0);
}

/** Both have been in their hands before anybody said whom they are about. */
async function writeSecret(context: Context, staff: Record<Worker, Actor>): Promise<void> {
	const words = `Diminta uang ${SECRET_WORD}`;
	const numbers = [
		await lyingWith(context, staff, 'subordinate', words),
		await lyingWith(context, staff, 'named', words)
	];
	if (numbers.join() !== SECRET_NUMBERS.join()) throw new Error(`numbered ${numbers.join()}`);
	const [late = '', done = ''] = numbers;
	const text = 'Sudah kami mulai.';
	await followUpComplaint(
		context,
		staff.subordinate,
		await target(context, late),
		{ text, attachments: [] },
		at(4)
	);
	await answerComplaint(
		context,
		staff.named,
		await target(context, done),
		answerSaying('Sudah selesai.'),
		at(5)
	);
	await tell(context, at(5));
	for (const number of numbers) {
		await settleSubjects(
			context,
			staff.receiver,
			await target(context, number),
			{ outcome: 'named', officerIds: [staff.named.id] },
			at(6)
		);
		const [row] = await context.db
			.select({ id: complaints.id })
			.from(complaints)
			.where(eq(complaints.number, number));
		// A message to its reporter that did not arrive, and one that waits.
		for (const state of ['failed', 'waiting'] as const) {
			await context.db.insert(outbox).values({
				id: newId(),
				occasion: `${number} ${state}`,
				channel: 'email',
				kind: 'reporter_news',
				complaintId: row?.id ?? null,
				state,
				nextTryAt: at(300),
				createdAt: at(6),
				settledAt: state === 'failed' ? at(7) : null,
				lastError: state === 'failed' ? 'SMTP 550' : null
			});
		}
	}
	await tell(context, at(6));
}

/** Addresses that no link leads to, but that somebody could try. */
export function triedAddresses(): string[] {
	const list = '/petugas/pengaduan';
	const verbs = Object.values(OFFICER_VERBS).map(({ path }) => path);
	return [
		// November is published by then.
		...['/statistik', '/data', '/data/2026-11.json', '/statistik/2026-11/bulan.csv'],
		...[SECRET_WORD, ...SECRET_NUMBERS, 'belum selesai'].flatMap((text) => [
			`${list}?cari=${text}`,
			`${list}/unduh.csv?cari=${text}`
		]),
		...['terbuka', 'baru', 'siap_disposisi', 'didisposisikan', 'ditindaklanjuti', 'dijawab'].map(
			(status) => `${list}?status=${status}`
		),
		...['terlambat=ya', 'unit=DAFDUK', 'urut=batas', 'petugas=belum', 'kategori=PUNGLI'].flatMap(
			(query) => [`${list}?${query}`, `${list}/unduh.csv?${query}`]
		),
		`${list}/unduh.csv`,
		...SECRET_NUMBERS.flatMap((number) => [
			`${list}/${number}`,
			...verbs.map((verb) => `${list}/${number}/${verb}`),
			`${list}/${number}/lampiran/01900000-0000-7000-8000-000000000001`,
			`${list}/sekaligus/catatan?nomor=${number}`,
			`${list}/sekaligus/disposisi?nomor=${number}`
		]),
		// The public pages count, too.
		'/panduan/ktp-el',
		'/sop-pengaduan'
	];
}
