// What the tests of this module share: an office, its people, and complaints in any state.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Role } from '#lib/codes/officer-codes.ts';
import { readAgency } from '../agency/index.ts';
import {
	loadCalendar,
	loadEscalationLevels,
	loadPolicies,
	seedDeadlines,
	type ServiceHours
} from '../deadlines/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { loadPlaces } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing.ts';
import { type Filing, fileComplaint } from './commands/file.ts';
import { type Answer, assignComplaint } from './commands/handle.ts';
import { acceptComplaint } from './commands/verify.ts';
import type { Context, Office } from './context.ts';
import type { Complaint } from './policy.ts';
import { complaints } from './schema.ts';

const WEEK: ServiceHours = {
	1: [
		['08:00', '12:00'],
		['13:00', '16:00']
	],
	2: [
		['08:00', '12:00'],
		['13:00', '16:00']
	],
	3: [
		['08:00', '12:00'],
		['13:00', '16:00']
	],
	4: [
		['08:00', '12:00'],
		['13:00', '16:00']
	],
	5: [
		['08:00', '11:30'],
		['13:00', '16:30']
	]
};

/** A Monday morning without holidays nearby, 09:00 in Sekayu. */
export const MONDAY = new Date('2026-11-02T02:00:00Z');

/** @returns so many days after MONDAY, at the same time of day */
export function day(offset: number): Date {
	return new Date(MONDAY.getTime() + offset * 86_400_000);
}

/** An opened office on an empty database. */
export async function testContext(): Promise<Context & { close(): Promise<void> }> {
	const { db, close } = await testDatabase();
	await seedDeadlines(db, process.cwd());
	const agency = readAgency(process.cwd());
	const office: Office = {
		agency,
		places: loadPlaces(agency.regencyCode),
		calendar: await loadCalendar(db, agency.timeZone, WEEK),
		policies: await loadPolicies(db),
		listedOfficers: null,
		escalation: await loadEscalationLevels(db)
	};
	return { db, office, close };
}

/** Writes an officer and returns them as an actor. */
export async function officerWith(
	db: Db,
	roles: Role[],
	details: { unitCode?: string; kecamatanCode?: string; name?: string } = {}
): Promise<Actor> {
	const id = newId();
	const row = {
		id,
		username: `u${id.slice(-12)}`,
		name: details.name ?? 'Petugas Uji',
		roles,
		unitCode: details.unitCode ?? null,
		kecamatanCode: details.kecamatanCode ?? null,
		createdAt: MONDAY
	};
	await db.insert(officers).values(row);
	return row;
}

/** @param office whose codes are used @param changes what is special about this one */
export function filingFor(office: Office, changes: Partial<Filing> = {}): Filing {
	return {
		type: 'complaint',
		serviceCode: 'KTP_EL',
		categoryCode: office.agency.categories[0]?.code ?? '',
		narrative: 'Saya sudah merekam KTP tiga minggu lalu, tetapi belum ada kabar.',
		incidentDate: null,
		kecamatanCode: '16.06.09',
		desaCode: null,
		reporterName: 'Warga Contoh',
		reporterPhone: null,
		reporterEmail: null,
		nameHidden: false,
		confidential: false,
		key: randomUUID(),
		...changes
	};
}

/** Files a complaint online and returns its row and code. */
/** A letter that lay about until an officer entered it. */
export async function enteredLetter(context: Context, receivedAt: Date, now: Date) {
	const officer = await officerWith(context.db, ['intake']);
	const takenDown = { officer, channel: 'letter', receivedAt } as const;
	return fileComplaint(context, filingFor(context.office, {}), [], takenDown, now);
}

export async function filed(context: Context, changes: Partial<Filing> = {}, now = MONDAY) {
	const receipt = await fileComplaint(context, filingFor(context.office, changes), [], null, now);
	return { ...(await rowOf(context, receipt.number)), code: receipt.code };
}

/** @returns the complaint as it stands in the database */
export async function rowOf({ db }: Context, number: string): Promise<Complaint> {
	const [row] = await db.select().from(complaints).where(eq(complaints.number, number));
	if (!row) throw new Error(`no complaint ${number}`);
	return row;
}

/** @returns what a command has to be told of a complaint as it stands now */
export async function targetOf(context: Context, number: string) {
	return { number, version: (await rowOf(context, number)).version };
}

/**
 * Files a complaint that intake accepts and hands to a unit on the same day.
 * @param changes what is special about this one
 */
export async function assignedTo(
	context: Context,
	intake: Actor,
	unitCode: string,
	changes: Partial<Filing> = {}
) {
	const complaint = await filed(context, changes);
	const { number } = complaint;
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KTP_EL',
		categoryCode: context.office.agency.categories[0]?.code ?? ''
	} as const;
	await acceptComplaint(context, intake, await targetOf(context, number), found, day(0));
	const to = { unitCode, officerId: null, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, await targetOf(context, number), to, day(0));
	return complaint;
}

/** @returns a complete answer in which this was done */
export function answerSaying(done: string): Answer {
	return {
		found: 'Berkas Anda sudah kami periksa.',
		done: `Sudah kami kerjakan: ${done}`,
		next: 'Tidak ada lagi yang perlu Anda urus.',
		attachments: []
	};
}
