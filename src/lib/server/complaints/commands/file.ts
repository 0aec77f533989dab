// Files a complaint: the one door through which every complaint comes in, whoever types it.
import { createHash, createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { receiptCodeFromBytes } from '#lib/codes/receipt-code.ts';
import type { Channel, ComplaintType } from '#lib/codes/complaint-codes.ts';
import { searchDocument } from '#lib/search/word-roots.ts';
import { type InspectedAttachment, storeAttachments } from '../../attachments/index.ts';
import { type Deadline, hasServiceHours, localDate } from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import { type Db, rows } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { hashSecret, newId } from '../../platform/ids.ts';
import { findDesa, findKecamatan } from '../../places/index.ts';
import { clockRow, humanAnswerClock, newClock, nextDue, provisionalClass } from '../clocks.ts';
import type { Context, Office } from '../context.ts';
import { mayFileForOthers } from '../policy.ts';
import { joinWithin } from './link.ts';
import { type About, writeAbout } from '../subjects.ts';
import { firstCheckAt } from '../timing.ts';
import { type complaintClocks, type complaintEvents, complaints } from '../schema.ts';

/** What a complaint consists of when it comes in. */
export interface Filing {
	type: ComplaintType;
	serviceCode: string;
	categoryCode: string;
	/** 20 to 5000 characters. */
	narrative: string;
	/** ISO date. */
	incidentDate: string | null;
	kecamatanCode: string;
	desaCode: string | null;
	reporterName: string | null;
	/** E.164. */
	reporterPhone: string | null;
	reporterEmail: string | null;
	/** `anonim` */
	nameHidden: boolean;
	/** `rahasia` */
	confidential: boolean;
	/** Absent unless it is about somebody who works here. */
	about?: About;
	/** UUID made with the form. Whoever has it can see the receipt again, so it is a secret. */
	key: string;
}

/** How an officer took it down for somebody. */
export interface TakenDown {
	officer: Actor;
	channel: Exclude<Channel, 'online'>;
	/** When it really came in. */
	receivedAt: Date;
}

/** What the reporter takes home. */
export interface Receipt {
	number: string;
	/** The secret code; exists only here and on the reporter's paper. */
	code: string;
	receivedAt: Date;
	/** By when it is checked, and by when it is to be resolved, with the explanations. */
	verification: Deadline;
	resolution: Deadline;
	/** True when this form had been sent before: nothing new was written. */
	repeated: boolean;
}

/**
 * Files a complaint.
 * @param context database and office
 * @param filing what was said; its codes must exist in the office's data
 * @param attachments already inspected, at most five
 * @param takenDown null when the resident filed it online
 * @param now the moment
 * @param joins number of a public complaint about the same; when that isn't public any more, the new
 *   one is filed all the same
 * @throws DomainError invalid_input for unknown codes, not_allowed, conflict when the key was used
 *   for another text
 */
export async function fileComplaint(
	context: Context,
	filing: Filing,
	attachments: readonly InspectedAttachment[],
	takenDown: TakenDown | null,
	now: Date,
	joins: string | null = null
): Promise<Receipt> {
	const { office } = context;
	if (takenDown && !mayFileForOthers(takenDown.officer)) {
		throw new DomainError('not_allowed', 'this officer may not file for others');
	}
	checkCodes(office, filing);
	const receivedAt = takenDown?.receivedAt ?? now;
	if (receivedAt > now) {
		throw new DomainError('invalid_input', 'received in the future', {
			fields: { tanggal_masuk: 'Tanggal masuk tidak boleh di masa depan.' }
		});
	}

	const assumed = provisionalClass(filing.type);
	const verification = newClock(office, 'verification', receivedAt, assumed);
	const resolution = newClock(office, 'resolution', receivedAt, assumed);
	const code = receiptCode(filing.key);
	const id = newId();
	const clocks = [
		// An office without hours has no minutes either.
		...(filing.type === 'information_request' && hasServiceHours(office.calendar)
			? [humanAnswerClock(office, receivedAt)]
			: []),
		verification,
		resolution
	].map((clock) => clockRow(id, 1, clock));
	const row: NewComplaint = {
		id,
		type: filing.type,
		channel: takenDown?.channel ?? 'online',
		status: 'submitted',
		serviceCode: filing.serviceCode,
		categoryCode: filing.categoryCode,
		narrative: filing.narrative,
		incidentDate: filing.incidentDate,
		kecamatanCode: filing.kecamatanCode,
		desaCode: filing.desaCode,
		reporterName: filing.reporterName,
		reporterPhone: filing.reporterPhone,
		reporterEmail: filing.reporterEmail,
		nameHidden: filing.nameHidden,
		confidential: filing.confidential,
		submissionKeyHash: hashSecret('submission', filing.key),
		submissionDigest: submissionDigest(filing, takenDown),
		codeHash: receiptCodeHash(code),
		receivedAt,
		filedAt: now,
		filedBy: takenDown?.officer.id ?? null,
		searchRoots: searchDocument([filing.narrative]),
		...nextDue(clocks),
		nextCheckAt: firstCheckAt(office, clocks)
	};
	const event: FiledEvent = {
		id: newId(),
		unitCode: takenDown?.officer.unitCode ?? null,
		data: {
			to: 'submitted',
			channel: row.channel,
			...(attachments.length ? { attachments: attachments.length } : {})
		}
	};
	const year = Number(localDate(office.calendar, now).slice(0, 4));

	const { about } = filing;
	if (about?.officerId && about.officerId === takenDown?.officer.id) {
		throw new DomainError('invalid_input', 'nobody takes down a complaint about themselves', {
			fields: {
				tentang_petugas:
					'Pengaduan tentang Anda sendiri tidak Anda catat. Minta rekan mencatatnya, atau tunjukkan halaman Lapor kepada pelapor.'
			}
		});
	}

	const written =
		attachments.length || about || joins
			? await context.db.transaction(async (transaction) => {
					const tx = transaction as unknown as Db;
					const number = await writeFiling(tx, row, year, clocks, event);
					if (number && about) await writeAbout(tx, row.id, about, now);
					if (number && attachments.length) {
						await storeAttachments(tx, row.id, event.id, attachments, now);
					}
					if (number && joins) await joinWithin(tx, row.id, joins, now);
					return number;
				})
			: await writeFiling(context.db, row, year, clocks, event);
	return written === null
		? earlierReceipt(context, row, code)
		: {
				number: written,
				code,
				receivedAt,
				verification: verification.deadline,
				resolution: resolution.deadline,
				repeated: false
			};
}

type NewComplaint = Omit<typeof complaints.$inferInsert, 'number'>;
type FiledEvent = Pick<typeof complaintEvents.$inferInsert, 'id' | 'unitCode' | 'data'>;

/**
 * Writes complaint, clocks and event: all of it, or nothing. One statement, because that is one
 * transaction and one trip to the database; five trips made filing half as fast.
 * @returns the number, or null when this form was sent before
 */
async function writeFiling(
	db: Db,
	row: NewComplaint,
	year: number,
	clocks: readonly (typeof complaintClocks.$inferInsert)[],
	event: FiledEvent
): Promise<string | null> {
	const at = (moment: Date | null | undefined) =>
		sql`${moment?.toISOString() ?? null}::timestamptz`;
	const clockRows = clocks.map(
		({ round, stage, policyId, startedAt, firstDueAt, dueAt }) =>
			sql`(${round}::smallint, ${stage}::text, ${policyId}::uuid, ${at(startedAt)},
				${at(firstDueAt)}, ${at(dueAt)})`
	);
	const [written] = await rows<{ number: string }>(
		db,
		sql`with complaint as (
				insert into complaints (id, number, type, channel, status, service_code, category_code,
					narrative, incident_date, kecamatan_code, desa_code, reporter_name, reporter_phone,
					reporter_email, name_hidden, confidential, submission_key_hash, submission_digest,
					code_hash, received_at, filed_at, filed_by, search_roots, next_due_at, next_due_stage, next_check_at)
				values (${row.id}, next_complaint_number(${year}), ${row.type}, ${row.channel},
					${row.status}, ${row.serviceCode}, ${row.categoryCode}, ${row.narrative},
					${row.incidentDate}, ${row.kecamatanCode}, ${row.desaCode}, ${row.reporterName},
					${row.reporterPhone}, ${row.reporterEmail}, ${row.nameHidden}, ${row.confidential},
					${row.submissionKeyHash}, ${row.submissionDigest}, ${row.codeHash},
					${at(row.receivedAt)}, ${at(row.filedAt)}, ${row.filedBy}, ${row.searchRoots},
					${at(row.nextDueAt)}, ${row.nextDueStage}, ${at(row.nextCheckAt)})
				on conflict (submission_key_hash) do nothing
				returning id, number, filed_by, filed_at
			), clocks as (
				insert into complaint_clocks
					(complaint_id, round, stage, policy_id, started_at, first_due_at, due_at)
				select complaint.id, clock.* from complaint, (values ${sql.join(clockRows, sql`, `)}) clock
			), event as (
				insert into complaint_events
					(id, complaint_id, kind, actor_kind, officer_id, unit_code, data, at)
				select ${event.id}::uuid, id, 'filed',
					case when filed_by is null then 'reporter' else 'officer' end, filed_by,
					${event.unitCode}::text, ${JSON.stringify(event.data)}::jsonb, filed_at
				from complaint
			)
			select number from complaint`
	);
	return written?.number ?? null;
}

/** @param code a normalised receipt code @returns what the database keeps of it */
export function receiptCodeHash(code: string): string {
	return hashSecret('receipt', code);
}

// Derived from the key and not drawn: when the answer to a filing is lost on the way, sending the
// same form again must show the same code, although the database holds only its hash.
function receiptCode(key: string): string {
	return receiptCodeFromBytes(createHmac('sha256', key).update('receipt code').digest());
}

// Files are left out: a phone may make a photo smaller in another way the second time.
function submissionDigest(filing: Filing, takenDown: TakenDown | null): string {
	const said = { ...filing, key: undefined, channel: takenDown?.channel };
	return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

// Everything on it belongs to the first sending. The type is the one sent now: it is part of the
// digest, while the stored one may have been corrected by verification since.
async function earlierReceipt(
	{ db, office }: Context,
	sent: NewComplaint,
	code: string
): Promise<Receipt> {
	const [earlier] = await db
		.select({
			number: complaints.number,
			digest: complaints.submissionDigest,
			receivedAt: complaints.receivedAt
		})
		.from(complaints)
		.where(eq(complaints.submissionKeyHash, sent.submissionKeyHash));
	if (earlier?.digest !== sent.submissionDigest) {
		throw new DomainError('conflict', 'this form was sent before with another text');
	}
	const { number, receivedAt } = earlier;
	const promised = (stage: 'verification' | 'resolution') =>
		newClock(office, stage, receivedAt, provisionalClass(sent.type)).deadline;
	return {
		number,
		code,
		receivedAt,
		verification: promised('verification'),
		resolution: promised('resolution'),
		repeated: true
	};
}

function checkCodes(office: Office, filing: Filing): void {
	const fields: Record<string, string> = {};
	if (!office.agency.services.some(({ code }) => code === filing.serviceCode)) {
		fields.layanan = 'Pilih layanan dari daftar.';
	}
	if (!office.agency.categories.some(({ code }) => code === filing.categoryCode)) {
		fields.kategori = 'Pilih masalah dari daftar.';
	}
	if (!findKecamatan(office.places, filing.kecamatanCode)) {
		fields.kecamatan = 'Pilih kecamatan dari daftar.';
	} else if (filing.desaCode && !findDesa(office.places, filing.kecamatanCode, filing.desaCode)) {
		fields.desa = 'Desa ini bukan di kecamatan yang Anda pilih. Pilih desa dari daftar.';
	}
	if (Object.keys(fields).length) {
		throw new DomainError('invalid_input', 'unknown codes', { fields });
	}
}
