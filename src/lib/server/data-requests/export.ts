// All that is stored about a reporter and their complaint, in one object with Indonesian keys: what
// the right of access means here. The keys are documented in docs/data-export.md.
import { and, asc, eq, sql } from 'drizzle-orm';
import { listAttachments } from '../attachments/index.ts';
import {
	changeAsReporter,
	type Context,
	isBetweenOfficers,
	type Reporter
} from '../complaints/index.ts';
import {
	complaintClocks,
	complaintContacts,
	complaintEvents,
	complaintExtensions,
	complaintForwardings,
	complaintLinks,
	complaintPauses,
	complaints,
	complaintSubjectWords
} from '../complaints/schema.ts';
import { reporterNewsChoices } from '../notifications/schema.ts';
import { findDesa, findKecamatan } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { dataRequests } from './schema.ts';

/** What a resident takes away. */
export type OwnData = Awaited<ReturnType<typeof collect>>;

/** A disposisi is an instruction, and a verification the office's own classes. */
const OF_THE_OFFICE = ['assigned', 'accepted'];

/**
 * What of `complaint_events.data` belongs to the reporter: words, codes, numbers and dates. What
 * stands under any other key may name an officer, and stays here until it is named.
 */
const OF_THE_REPORTER = new Set([
	...['from', 'to', 'channel', 'attachments', 'relayed', 'joined'],
	...['text', 'question', 'reason', 'record', 'summary', 'ground', 'tries', 'rating'],
	...['type', 'class', 'serviceCode', 'categoryCode', 'unitCode', 'agency'],
	...['category', 'expectedUntil', 'contact', 'way', 'outcome', 'triedAt'],
	...['granted', 'workingDays', 'stage', 'round', 'level', 'late', 'shifts'],
	...['year', 'decree', 'added', 'removed', 'rule'],
	...['letterNumber', 'sentOn', 'receivedOn', 'externalReference', 'followUpAt'],
	...['kind', 'format', 'fields', 'purpose']
]);

/**
 * Hands a reporter all that is stored about them, at once, and records that it was asked for. Sending
 * the form again hands it out again and records nothing.
 * @param format what they take it in
 * @throws DomainError invalid_transition once it was erased, rate_limited
 */
export async function exportOwnData(
	context: Context,
	reporter: Reporter,
	format: 'json' | 'pdf',
	now: Date
): Promise<OwnData> {
	return context.db.transaction(async (transaction) => {
		const inside = { ...context, db: transaction as unknown as Db };
		const data = { format };
		await changeAsReporter(inside, reporter, () => 'exportData', now, { data });
		return collect(inside, reporter.complaintId, now);
	});
}

async function collect({ db, office }: Context, complaintId: string, now: Date) {
	const [complaint] = await db.select().from(complaints).where(eq(complaints.id, complaintId));
	if (!complaint) throw new DomainError('not_found', 'no such complaint');
	const events = await db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaintId))
		.orderBy(asc(complaintEvents.id));
	const clocks = await db
		.select()
		.from(complaintClocks)
		.where(eq(complaintClocks.complaintId, complaintId))
		.orderBy(asc(complaintClocks.startedAt));
	const pauses = await db
		.select()
		.from(complaintPauses)
		.where(eq(complaintPauses.complaintId, complaintId))
		.orderBy(asc(complaintPauses.startedAt));
	const extensions = await db
		.select()
		.from(complaintExtensions)
		.where(eq(complaintExtensions.complaintId, complaintId))
		.orderBy(asc(complaintExtensions.askedAt));
	const contacts = await db
		.select()
		.from(complaintContacts)
		.where(eq(complaintContacts.complaintId, complaintId))
		.orderBy(asc(complaintContacts.at));
	const requests = await db
		.select()
		.from(dataRequests)
		.where(eq(dataRequests.complaintId, complaintId))
		.orderBy(asc(dataRequests.askedAt), asc(dataRequests.id));
	const [forwarding] = await db
		.select()
		.from(complaintForwardings)
		.where(eq(complaintForwardings.complaintId, complaintId));
	const [news] = await db
		.select()
		.from(reporterNewsChoices)
		.where(eq(reporterNewsChoices.complaintId, complaintId));
	const [about] = await db
		.select()
		.from(complaintSubjectWords)
		.where(eq(complaintSubjectWords.complaintId, complaintId));
	const joined = await listOwnJoins(db, complaintId);
	const files = await listAttachments(db, complaintId);
	const { agency, places } = office;
	const named = (list: readonly { code: string; name: string }[], code: string | null) =>
		list.find((item) => item.code === code)?.name ?? code;
	return {
		keterangan:
			'Semua yang tersimpan tentang Anda di laporan ini. Waktu ditulis menurut ISO 8601 (UTC). Isi catatan dan instruksi antarpetugas tidak ikut; adanya ikut tercatat di riwayat. Arti setiap bagian: docs/data-export.md di kode sumber Tanggap.',
		format: 'tanggap-data-saya',
		versi: 1,
		dibuat: now.toISOString(),
		kantor: agency.name,
		pelapor: {
			nama: complaint.reporterName,
			telepon: complaint.reporterPhone,
			email: complaint.reporterEmail,
			sembunyikan_nama: complaint.nameHidden,
			rahasiakan_isi: complaint.confidential
		},
		laporan: {
			nomor: complaint.number,
			jenis: complaint.type,
			golongan: complaint.class,
			saluran: complaint.channel,
			status: complaint.status,
			layanan: named(agency.services, complaint.serviceCode),
			soal: named(agency.categories, complaint.categoryCode),
			uraian: complaint.narrative,
			tanggal_kejadian: complaint.incidentDate,
			kecamatan: findKecamatan(places, complaint.kecamatanCode)?.name ?? complaint.kecamatanCode,
			desa: complaint.desaCode
				? (findDesa(places, complaint.kecamatanCode, complaint.desaCode)?.name ??
					complaint.desaCode)
				: null,
			unit: named(agency.units, complaint.unitCode),
			diterima: complaint.receivedAt.toISOString(),
			dicatat: complaint.filedAt.toISOString(),
			dijawab: iso(complaint.answeredAt),
			berakhir: iso(complaint.closedAt),
			nilai: complaint.rating,
			alasan_nilai: complaint.ratingReason
		},
		tentang_petugas: about
			? { kata_anda: about.words, ditulis: about.addedAt.toISOString() }
			: null,
		bergabung: joined.map(({ number, at, endedAt }) => ({
			nomor: number,
			waktu: at.toISOString(),
			berakhir: iso(endedAt)
		})),
		riwayat: events.map((event) => ({
			waktu: event.at.toISOString(),
			peristiwa: event.kind,
			oleh: { reporter: 'pelapor', officer: 'petugas', system: 'sistem' }[event.actorKind],
			unit: named(agency.units, event.unitCode),
			// For colleagues: that it happened is told, what it says is not (ADR 0021).
			rincian:
				isBetweenOfficers(event) || OF_THE_OFFICE.includes(event.kind)
					? null
					: ofTheReporter(event.data)
		})),
		batas_waktu: clocks.map((clock) => ({
			tahap: clock.stage,
			putaran: clock.round,
			mulai: clock.startedAt.toISOString(),
			batas_pertama: clock.firstDueAt.toISOString(),
			batas: clock.dueAt.toISOString(),
			berhenti: iso(clock.stoppedAt)
		})),
		jeda: pauses.map((pause) => ({
			sebab: pause.category,
			alasan: pause.reason,
			mulai: pause.startedAt.toISOString(),
			paling_lama: pause.expectedUntil.toISOString(),
			berakhir: iso(pause.endedAt)
		})),
		perpanjangan: extensions.map((extension) => ({
			diminta: extension.askedAt.toISOString(),
			alasan: extension.reason,
			hari_kerja: extension.askedDays,
			putusan: extension.decision,
			diputus: iso(extension.decidedAt),
			hari_diberikan: extension.grantedDays
		})),
		penerusan: forwarding
			? {
					kepada: forwarding.agency,
					diteruskan: forwarding.forwardedAt.toISOString(),
					nomor_surat: forwarding.letterNumber,
					dikirim: forwarding.sentOn,
					nomor_di_sana: forwarding.externalReference,
					dijawab: iso(forwarding.answeredAt)
				}
			: null,
		// The note beside it is for colleagues.
		kontak: contacts.map(({ way, outcome, at }) => ({
			lewat: way,
			hasil: outcome,
			waktu: at.toISOString()
		})),
		permintaan_data: requests.map((request) => ({
			macam: request.kind,
			yang_salah: request.fields,
			kata_anda: request.words,
			diminta: request.askedAt.toISOString(),
			batas: request.dueAt.toISOString(),
			putusan: request.decision,
			diputus: iso(request.decidedAt),
			jawaban: request.answer
		})),
		kabar: {
			email: news?.email ?? false,
			telepon: news?.phone ?? false,
			diubah: iso(news?.changedAt ?? null)
		},
		lampiran: files.map((file) => ({
			nama: file.fileName,
			jenis: file.mediaType,
			byte: file.sizeBytes,
			sha256_asli: file.originalSha256,
			diterima: file.createdAt.toISOString(),
			// Opens while the complaint is open in the browser.
			alamat: `/lacak/laporan/lampiran/${file.id}`
		}))
	};
}

function iso(moment: Date | null): string | null {
	return moment?.toISOString() ?? null;
}

function ofTheReporter(data: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(data).filter(([key]) => OF_THE_REPORTER.has(key)));
}

/** Numbers of the complaints that this reporter joined, also of those that aren't public any more. */
async function listOwnJoins(db: Db, complaintId: string) {
	const { firstId, secondId } = complaintLinks;
	return db
		.select({
			number: complaints.number,
			at: complaintLinks.linkedAt,
			endedAt: complaintLinks.endedAt
		})
		.from(complaintEvents)
		.innerJoin(complaintLinks, sql`${complaintLinks.id}::text = ${complaintEvents.data}->>'link'`)
		.innerJoin(
			complaints,
			sql`${complaints.id} = case when ${firstId} = ${complaintId} then ${secondId} else ${firstId} end`
		)
		.where(
			and(
				eq(complaintEvents.complaintId, complaintId),
				eq(complaintEvents.kind, 'linked'),
				eq(complaintEvents.actorKind, 'reporter')
			)
		)
		.orderBy(asc(complaintEvents.id));
}
