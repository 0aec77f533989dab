// Deputies: who acts in whose place from when until when, entered before somebody goes on leave.
import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { validate as isUuid } from 'uuid';
import { DEPUTY_ROLES, UNIT_ROLES } from '../../codes/officer-codes.ts';
import { formatDate } from '../../labels/deadline.ts';
import { type Db, rows } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type Actor, hasRole } from './actor.ts';
import { type Colleague, findActiveOfficer } from './directory.ts';
import { recordOfficerEvent } from './events.ts';
import { officerDeputies, officers } from './schema.ts';
import { mayStandIn } from './stand-ins.ts';

/** Who is away, who acts for them, and on which of the office's days, both included. */
export interface Leave {
	officerId: string;
	deputyId: string;
	/** ISO dates. */
	from: string;
	until: string;
}

/** A leave on record. */
export interface Deputyship extends Leave {
	id: string;
	officerName: string;
	deputyName: string;
	/** False while the deputy's account is shut: nobody really stands in. */
	deputyActive: boolean;
	/** It has begun; otherwise it is to come. */
	running: boolean;
	/** Who is away works in this unit. */
	unitCode: string | null;
}

// Leaves queue up here: a circle could otherwise be closed by two at once.
const DEPUTIES_LOCK = 72_616_003;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * @param actor who enters or ends it
 * @param officer whose leave it is
 * @returns true for themselves, their unit's head, the head of the office, an administrator
 */
export function mayEnterLeaveOf(
	actor: Pick<Actor, 'id' | 'roles' | 'unitCode'>,
	officer: Pick<Colleague, 'id' | 'unitCode'>
): boolean {
	if (actor.id === officer.id || hasRole(actor, 'head', 'administrator')) return true;
	return (
		hasRole(actor, 'unit_head') && actor.unitCode !== null && actor.unitCode === officer.unitCode
	);
}

/**
 * @param db connection
 * @param today ISO date by the office's clock
 * @returns leaves that run or are to come, the earliest first
 */
export async function listDeputyships(db: Db, today: string): Promise<Deputyship[]> {
	const deputies = alias(officers, 'deputies');
	const found = await db
		.select({ leave: officerDeputies, officer: officers, deputy: deputies })
		.from(officerDeputies)
		.innerJoin(officers, eq(officers.id, officerDeputies.officerId))
		.innerJoin(deputies, eq(deputies.id, officerDeputies.deputyId))
		.where(
			and(
				isNull(officerDeputies.endedAt),
				gte(officerDeputies.untilDate, today),
				isNull(officers.disabledAt)
			)
		)
		.orderBy(asc(officerDeputies.fromDate), asc(officerDeputies.id));
	return found.map(({ leave, officer, deputy }) => ({
		id: leave.id,
		officerId: officer.id,
		deputyId: deputy.id,
		from: leave.fromDate,
		until: leave.untilDate,
		officerName: officer.name,
		deputyName: deputy.name,
		deputyActive: deputy.disabledAt === null,
		running: leave.fromDate <= today,
		unitCode: officer.unitCode
	}));
}

/**
 * Puts a leave on record.
 * @param db connection
 * @param actor who enters it
 * @param leave what was chosen
 * @param today ISO date by the office's clock
 * @param now the time
 * @throws DomainError not_allowed, invalid_input with a sentence for the field
 */
export async function enterLeave(
	db: Db,
	actor: Actor,
	leave: Leave,
	today: string,
	now: Date
): Promise<void> {
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await rows(tx, sql`select pg_advisory_xact_lock(${DEPUTIES_LOCK})`);
		const officer = await findActiveOfficer(tx, leave.officerId);
		const deputy = await findActiveOfficer(tx, leave.deputyId);
		if (!officer) throw wrong('petugas', 'Pilih petugas dari daftar.');
		assertMayEnter(actor, officer);
		if (!deputy) throw wrong('pengganti', 'Pilih pengganti dari daftar.');
		const self = { ...actor, ...actor.inOwnRight };
		const asKeeperOnly = !mayEnterLeaveOf(
			{ ...self, roles: self.roles.filter((role) => role !== 'administrator') },
			officer
		);
		if (deputy.id === actor.id && asKeeperOnly) {
			throw wrong('pengganti', 'Anda tidak bisa menunjuk diri sendiri. Pilih orang lain.');
		}
		assertFits(officer, deputy);
		assertDates(leave, today);
		await assertFree(tx, leave, officer, deputy);
		await tx.insert(officerDeputies).values({
			id: newId(),
			officerId: officer.id,
			deputyId: deputy.id,
			fromDate: leave.from,
			untilDate: leave.until,
			enteredBy: actor.id,
			enteredAt: now
		});
		for (const id of [officer.id, deputy.id]) {
			await recordOfficerEvent(tx, 'deputy_entered', id, actor, now, { ...leave });
		}
	});
}

/**
 * Ends a leave at once, or calls off one to come.
 * @param db connection
 * @param actor who ends it
 * @param id which
 * @param today ISO date by the office's clock
 * @param now the time
 * @throws DomainError not_found when there is none that runs or is to come, not_allowed
 */
export async function endLeave(
	db: Db,
	actor: Actor,
	id: string,
	today: string,
	now: Date
): Promise<void> {
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const leave = await openLeave(tx, actor, id, today);
		const ended = await tx
			.update(officerDeputies)
			.set({ endedAt: now })
			.where(and(eq(officerDeputies.id, leave.id), isNull(officerDeputies.endedAt)))
			.returning({ id: officerDeputies.id });
		if (ended.length === 0) throw new DomainError('not_found', 'somebody else ended this leave');
		const { officerId, deputyId, from, until } = leave;
		for (const whose of [officerId, deputyId]) {
			const data = { officerId, deputyId, from, until };
			await recordOfficerEvent(tx, 'deputy_ended', whose, actor, now, data);
		}
	});
}

/** @returns the leave, for whoever may end it @throws DomainError not_found, not_allowed */
export async function openLeave(
	db: Db,
	actor: Actor,
	id: string,
	today: string
): Promise<Deputyship> {
	const leave = isUuid(id) && (await listDeputyships(db, today)).find((one) => one.id === id);
	if (!leave) throw new DomainError('not_found', 'no such leave');
	assertMayEnter(actor, { id: leave.officerId, unitCode: leave.unitCode });
	return leave;
}

function assertMayEnter(actor: Actor, officer: Pick<Colleague, 'id' | 'unitCode'>): void {
	if (!mayEnterLeaveOf(actor, officer)) {
		throw new DomainError('not_allowed', 'the leave of somebody else');
	}
}

function assertFits(officer: Colleague, deputy: Colleague): void {
	if (!hasRole(officer, ...DEPUTY_ROLES)) {
		throw wrong(
			'petugas',
			`${officer.name} tidak memegang pengaduan, jadi tidak perlu pengganti di sini.`
		);
	}
	if (deputy.id === officer.id) throw wrong('pengganti', 'Pilih orang lain sebagai pengganti.');
	if (!mayStandIn(deputy)) {
		throw wrong(
			'pengganti',
			`${deputy.name} tidak bisa menjadi pengganti. Pilih penerima, petugas, kepala unit, atau pimpinan.`
		);
	}
	const elsewhere = deputy.unitCode !== null && deputy.unitCode !== officer.unitCode;
	if (hasRole(officer, 'unit_head') && elsewhere) {
		throw wrong(
			'pengganti',
			'Kepala unit digantikan oleh orang dari unit yang sama, atau oleh orang tanpa unit. Pilih orang lain.'
		);
	}
}

function assertDates({ from, until }: Leave, today: string): void {
	if (from < today) throw wrong('mulai', 'Tanggal mulai paling awal hari ini.');
	if (until < from) {
		throw wrong('sampai', 'Tanggal selesai tidak boleh sebelum tanggal mulai.');
	}
	if (Date.parse(until) - Date.parse(from) > LONGEST_DAYS * DAY_MS) {
		throw wrong('sampai', 'Paling lama satu tahun. Pilih tanggal yang lebih dekat.');
	}
}

/** One deputy at a time, no circle, and one unit for a deputy who has none of their own. */
async function assertFree(
	tx: Db,
	leave: Leave,
	officer: Colleague,
	deputy: Colleague
): Promise<void> {
	const links = await tx
		.select()
		.from(officerDeputies)
		.where(
			and(
				isNull(officerDeputies.endedAt),
				lte(officerDeputies.fromDate, leave.until),
				gte(officerDeputies.untilDate, leave.from)
			)
		);
	const own = links.find(({ officerId }) => officerId === officer.id);
	if (own) {
		throw wrong(
			'mulai',
			`${officer.name} sudah punya pengganti dari ${formatDate(own.fromDate)} sampai ${formatDate(own.untilDate)}. Akhiri itu dulu, atau pilih tanggal lain.`
		);
	}
	// Who stands in for whom changes only on first days, so these are all the days there are.
	const days = [leave.from, ...links.map(({ fromDate }) => fromDate)].filter(
		(day) => day >= leave.from
	);
	for (const day of days) {
		const next = new Map(
			links
				.filter(({ fromDate, untilDate }) => fromDate <= day && untilDate >= day)
				.map((link) => [link.officerId, link.deputyId])
		);
		let at: string | undefined = deputy.id;
		while (at !== undefined && at !== officer.id) at = next.get(at);
		if (at === officer.id) {
			throw wrong(
				'pengganti',
				`Pada ${formatDate(day)} ${deputy.name} sendiri digantikan oleh ${officer.name}, langsung atau lewat orang lain. Pilih orang lain.`
			);
		}
	}
	if (deputy.unitCode !== null || !hasRole(officer, ...UNIT_ROLES)) return;
	const others = links.filter(({ deputyId }) => deputyId === deputy.id);
	const away = others.length
		? await tx
				.select()
				.from(officers)
				.where(
					inArray(
						officers.id,
						others.map(({ officerId }) => officerId)
					)
				)
		: [];
	if (away.some((one) => hasRole(one, ...UNIT_ROLES) && one.unitCode !== officer.unitCode)) {
		throw wrong(
			'pengganti',
			`${deputy.name} pada hari-hari itu sudah menggantikan petugas unit lain. Pilih orang lain.`
		);
	}
}

function wrong(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', 'this leave can not be entered', {
		fields: { [field]: sentence }
	});
}
