// What officers post: the words of their forms and filters, and the rules that turn them into
// commands. Field names are public, as for the resident's form.
import * as v from 'valibot';
import {
	type Channel,
	type ClockStage,
	type ClosingGround,
	type ComplaintClass,
	type ComplaintType,
	type ContactOutcome,
	type ContactWay,
	type EscalatedTo,
	type ForwardingKind,
	type IdentityReason,
	type LateReason,
	MANUAL_CHANNELS,
	type PauseCategory,
	type Status,
	type SubjectOutcome
} from '#lib/codes/complaint-codes.ts';
import {
	filingForm,
	type FormContext,
	JENIS,
	optionalDay,
	requiredChoice,
	requiredText
} from './complaint.ts';

/** Posted word → code. */
export const STATUS_WORDS = {
	terbuka: 'open',
	baru: 'submitted',
	menunggu_pelapor: 'needs_completion',
	siap_disposisi: 'verified',
	didisposisikan: 'assigned',
	ditindaklanjuti: 'in_progress',
	dijawab: 'answered',
	dibuka_kembali: 'reopened',
	selesai: 'closed',
	ditolak: 'rejected',
	diteruskan: 'forwarded'
} as const satisfies Record<string, Status | 'open'>;

/** Posted word → code. */
export const KELAS = {
	informasi: 'information',
	aspirasi: 'aspiration',
	tidak_berkadar_pengawasan: 'without_supervision',
	berkadar_pengawasan: 'with_supervision'
} as const satisfies Record<string, ComplaintClass>;

/** Posted word → code. */
export const SALURAN = {
	situs: 'online',
	loket: 'counter',
	telepon: 'phone',
	surat: 'letter',
	whatsapp: 'whatsapp',
	kotak_saran: 'suggestion_box',
	sosialisasi: 'outreach'
} as const satisfies Record<string, Channel>;

/** Posted word → code. */
export const DASAR = {
	pelapor_setuju: 'reporter_confirmed',
	tanpa_jawaban: 'no_reply'
} as const satisfies Record<string, ClosingGround>;

/** Posted word → code. */
export const SEBAB = {
	pelapor: 'reporter',
	instansi_lain: 'other_agency',
	sistem_pusat: 'central_system',
	keadaan_memaksa: 'force_majeure'
} as const satisfies Record<string, PauseCategory>;

/** Posted word → code. */
export const NAIK = {
	kepala_unit: 'unit_head',
	pimpinan: 'head',
	pengawas: 'overseer',
	tidak_ada: 'administrator'
} as const satisfies Record<string, EscalatedTo>;

/** Posted word → code: ways in which somebody tries to reach a reporter. */
export const CARA_UPAYA = {
	telepon: 'phone',
	whatsapp: 'whatsapp',
	email: 'email',
	surat: 'letter',
	loket: 'counter',
	kunjungan: 'visit'
} as const satisfies Record<string, ContactWay>;

/** Posted word → code. */
export const CARA = {
	halaman_lacak: 'tracking_page',
	...CARA_UPAYA
} as const satisfies Record<string, ContactWay>;

/** Posted word → code. */
export const HASIL = {
	terhubung: 'reached',
	pesan: 'message_left',
	tidak_terjawab: 'no_answer',
	salah_nomor: 'wrong_number'
} as const satisfies Record<string, ContactOutcome>;

/** Posted word → code. */
export const PUTUSAN = {
	diketahui: 'named',
	bukan: 'none',
	tidak_pasti: 'uncertain'
} as const satisfies Record<string, SubjectOutcome>;

/** Of a box for each officer: their id follows. */
export const PETUGAS = 'petugas.';

/** Posted word → code. */
export const TUJUAN = {
	instansi: 'agency',
	sp4n: 'sp4n'
} as const satisfies Record<string, ForwardingKind>;

/** Posted word → code. */
export const ALASAN_BUKA = {
	menghubungi: 'contact_reporter',
	mencocokkan: 'compare_data',
	menyerahkan: 'hand_over',
	laporan_ganda: 'find_duplicate'
} as const satisfies Record<string, IdentityReason>;

/** Posted word → code. */
export const ALASAN_TERLAMBAT = {
	berkas: 'files_missing',
	petugas: 'too_few_people',
	unit_lain: 'other_unit',
	instansi_lain: 'other_agency',
	sistem: 'system_down',
	terlewat: 'overlooked',
	lain: 'other'
} as const satisfies Record<string, LateReason>;

/** Longest text that officers write to a reporter. */
export const REPLY_MAX = 5000;
export const NOTE_MAX = 2000;
export const CONTACT_NOTE_MAX = 500;
/** Of each part of an answer: more than "Sudah.", and three parts are one answer to read. */
const ANSWER_PART_MIN = 10;
export const ANSWER_PART_MAX = 3000;
export const SUMMARY_MAX = 600;

/** @param words posted word → code @param code whose word @returns the posted word */
export function wordOf<Code>(words: Record<string, Code>, code: Code): string {
	return Object.keys(words).find((word) => words[word] === code) ?? '';
}

// The version that the form was opened on; without it nobody can tell who was faster.
const versi = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^\d{1,9}$/, 'Formulir ini tidak utuh. Buka lagi halamannya, lalu kirim dari sana.'),
	v.transform(Number)
);

/** A word of a closed list, turned into its code. */
function word<Code extends string>(words: Record<string, Code>, sentence: string) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.check((text) => Object.hasOwn(words, text), sentence),
		v.transform((text) => words[text] as Code)
	);
}

/** Text for the reporter. A gap of a reply template, "[tanggal]", must not reach them. */
function reply(what: string, min: number, max = REPLY_MAX) {
	return v.pipe(requiredText(what, min, max), v.check(hasNoGap, gapSentence));
}

function hasNoGap(text: string): boolean {
	return gapIn(text) === null;
}

function gapSentence({ input }: { input: unknown }): string {
	return `Bagian ${gapIn(String(input))} belum diisi. Ganti dengan isinya, atau hapus.`;
}

function gapIn(text: string): string | null {
	return /\[\p{Ll}[^[\]\n]{0,120}\]/u.exec(text)?.[0] ?? null;
}

/** `verifikasi`: what the complaint really is. */
export const verificationForm = v.pipe(
	v.object({
		versi,
		jenis: word<ComplaintType>(JENIS, 'Pilih jenis laporan.'),
		kelas: word<ComplaintClass>(KELAS, 'Pilih golongan. Golongan menentukan batas waktunya.'),
		layanan: requiredChoice('Pilih layanan dari daftar.'),
		kategori: requiredChoice('Pilih masalah dari daftar.')
	}),
	v.transform((form) => ({
		version: form.versi,
		found: {
			type: form.jenis,
			class: form.kelas,
			serviceCode: form.layanan,
			categoryCode: form.kategori
		}
	}))
);

/** `minta-kelengkapan` */
export const completionForm = textForm(reply('pertanyaan', 10));
/** `tolak` */
export const rejectionForm = textForm(reply('alasan', 20));
/** `tindak-lanjut` */
export const followUpForm = textForm(reply('apa yang sudah dikerjakan', 10));

/** The parts of an answer, by the names of their fields. Command and form ask for the same. */
export const answerFields = v.object({
	temuan: reply('hasil pemeriksaan atau jawabannya', ANSWER_PART_MIN, ANSWER_PART_MAX),
	tindakan: reply('apa yang sudah dilakukan', ANSWER_PART_MIN, ANSWER_PART_MAX),
	berikutnya: reply('apa yang terjadi berikutnya', ANSWER_PART_MIN, ANSWER_PART_MAX)
});

/** `tanggapan`: `juga` are other complaints that get the same answer, each as `number:version`. */
export const answerForm = v.pipe(
	v.object({
		versi,
		...answerFields.entries,
		juga: v.optional(
			v.pipe(
				v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{6}:\d{1,9}$/, 'Pilih laporan dari daftar.'))),
				v.maxLength(50, 'Pilih paling banyak 50 laporan.')
			),
			[]
		)
	}),
	v.transform((form) => ({
		version: form.versi,
		parts: { found: form.temuan, done: form.tindakan, next: form.berikutnya },
		also: form.juga.map((one) => {
			const [number = '', seen] = one.split(':');
			return { number, version: Number(seen) };
		})
	}))
);

/** `pesan` */
export const messageForm = textForm(reply('pesan', 2));
/** `ringkasan-publik` */
export const summaryForm = v.pipe(
	v.object({
		versi,
		isi: v.pipe(requiredText('ringkasan', 20, SUMMARY_MAX), v.check(hasNoGap, gapSentence))
	}),
	v.transform((form) => ({ version: form.versi, text: form.isi }))
);
/** `tarik-ringkasan` */
export const withdrawalForm = textForm(reply('alasan', 10));
/** `buka-identitas` */
export const identityForm = v.pipe(
	v.object({
		versi,
		alasan: word<IdentityReason>(ALASAN_BUKA, 'Pilih untuk apa identitas dibuka.')
	}),
	v.transform((form) => ({ version: form.versi, reason: form.alasan }))
);
/** `alasan-terlambat`; `batas` is a stage and a round: `resolution.1` */
export const latenessForm = v.pipe(
	v.object({
		versi,
		batas: v.pipe(
			v.optional(v.string(), ''),
			v.regex(
				/^(first_human_answer|verification|first_response|resolution)\.[1-9]\d{0,2}$/,
				'Pilih batas waktu mana yang terlewat.'
			)
		),
		alasan: word<LateReason>(ALASAN_TERLAMBAT, 'Pilih alasannya.'),
		keterangan: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.maxLength(NOTE_MAX, `Paling banyak ${NOTE_MAX} huruf.`)
		)
	}),
	v.transform(({ versi: version, batas, alasan, keterangan }) => {
		const [stage, round] = batas.split('.');
		return {
			version,
			stage: stage as ClockStage,
			round: Number(round),
			reason: alasan,
			text: keterangan || null
		};
	})
);
/** `kaitkan`, `lepas-kaitan` */
export const linkForm = v.pipe(
	v.object({
		versi,
		nomor_lain: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.check((text) => text !== '', 'Isi nomor pengaduan yang lain.')
		)
	}),
	v.transform((form) => ({ version: form.versi, other: form.nomor_lain }))
);
/** `catatan` */
export const noteForm = textForm(requiredText('catatan', 2, NOTE_MAX));

/** `HH:MM` on the office's wall clock; null when nobody noted it. */
const timeOfDay = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.check(
		(text) => text === '' || /^([01]\d|2[0-3])[:.][0-5]\d$/.test(text),
		'Jam ini tidak ada. Tulis seperti 09:30, atau kosongkan.'
	),
	v.transform((text) => text.replace('.', ':') || null)
);

const hari = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^\d{1,3}$/, 'Isi banyaknya hari kerja dengan angka.'),
	v.transform(Number)
);

/** `perpanjangan` */
export const extensionForm = v.pipe(
	v.object({ versi, hari, isi: reply('alasan', 20) }),
	v.transform((form) => ({ version: form.versi, workingDays: form.hari, reason: form.isi }))
);

/** `putusan-perpanjangan`: days count only where it is granted. */
export const extensionDecisionForm = v.pipe(
	v.variant(
		'putusan',
		[
			v.object({
				putusan: v.literal('setuju'),
				versi,
				hari: v.pipe(hari, v.minValue(1, 'Isi paling sedikit 1 hari kerja.')),
				isi: reply('alasan', 10)
			}),
			v.object({ putusan: v.literal('tolak'), versi, isi: reply('alasan', 10) })
		],
		'Pilih setuju atau tolak.'
	),
	v.transform((form) => ({
		version: form.versi,
		workingDays: form.putusan === 'setuju' ? form.hari : 0,
		reason: form.isi
	}))
);

/** `lanjutkan` */
export const resumptionForm = textForm(reply('keterangan', 10));

/** `jeda` */
export const pauseForm = v.pipe(
	v.object({
		versi,
		sebab: word<PauseCategory>(SEBAB, 'Pilih apa yang ditunggu.'),
		isi: reply('alasan', 10),
		sampai: v.pipe(optionalDay, v.string('Isi sampai kapan hitungan berhenti.')),
		cara: v.union(
			[
				v.pipe(
					v.literal(''),
					v.transform(() => null)
				),
				word<ContactWay>(CARA, 'Pilih cara dari daftar.')
			],
			'Pilih cara dari daftar.'
		),
		hasil: v.optional(
			v.union(
				[
					v.pipe(
						v.literal(''),
						v.transform(() => null)
					),
					word<ContactOutcome>(HASIL, 'Pilih hasil dari daftar.')
				],
				'Pilih hasil dari daftar.'
			),
			''
		)
	}),
	v.forward(
		v.partialCheck(
			[['sebab'], ['cara'], ['hasil']],
			({ sebab, cara, hasil }) =>
				sebab !== 'reporter' || !cara || cara === 'tracking_page' || hasil !== null,
			'Pilih hasilnya.'
		),
		['hasil']
	),
	v.transform(({ versi: version, sebab, isi, sampai, cara, hasil }) => ({
		version,
		wanted: {
			category: sebab,
			reason: isi,
			until: sampai,
			// What is asked on their own page is there for them to read.
			contact: cara && { way: cara, outcome: hasil ?? 'message_left' }
		}
	}))
);

/** `kontak`. @param context decides what is in the future */
export function contactForm({ today }: FormContext) {
	return v.pipe(
		v.object({
			versi,
			cara: word<(typeof CARA_UPAYA)[keyof typeof CARA_UPAYA]>(
				CARA_UPAYA,
				'Pilih bagaimana pelapor dihubungi.'
			),
			hasil: word<ContactOutcome>(HASIL, 'Pilih hasilnya.'),
			tanggal: v.pipe(
				optionalDay,
				v.string('Isi tanggal pelapor dihubungi.'),
				v.check(
					(date) => date <= today,
					'Tanggal ini belum lewat. Catat setelah pelapor dihubungi.'
				)
			),
			jam: v.pipe(timeOfDay, v.string('Isi jamnya, kira-kira saja.')),
			isi: v.pipe(
				v.optional(v.string(), ''),
				v.trim(),
				v.maxLength(
					CONTACT_NOTE_MAX,
					`Catatan paling panjang ${CONTACT_NOTE_MAX} huruf. Ringkas dulu.`
				)
			)
		}),
		v.transform(({ versi: version, cara, hasil, tanggal, jam, isi }) => ({
			version,
			way: cara,
			outcome: hasil,
			date: tanggal,
			time: jam,
			note: isi
		}))
	);
}

/** `petugas-terkait`: a box for each officer, so that what was ticked is kept like any field. */
export const subjectsForm = v.pipe(
	v.looseObject({ versi, keputusan: word<SubjectOutcome>(PUTUSAN, 'Pilih salah satu.') }),
	v.transform(({ versi: version, keputusan, ...boxes }) => ({
		version,
		found: {
			outcome: keputusan,
			officerIds: Object.keys(boxes)
				.filter((name) => name.startsWith(PETUGAS))
				.map((name) => name.slice(PETUGAS.length))
		}
	})),
	v.check(
		({ found }) => found.officerIds.every((id) => v.is(v.pipe(v.string(), v.uuid()), id)),
		'Formulir ini tidak utuh. Buka lagi halamannya, lalu kirim dari sana.'
	)
);

/** `teruskan`: SP4N-LAPOR! needs no name. */
export const forwardingForm = v.pipe(
	v.variant(
		'tujuan',
		[
			v.object({
				tujuan: v.literal('instansi'),
				versi,
				instansi: requiredText('nama instansi', 3, 200),
				alasan: reply('alasan', 10, NOTE_MAX),
				isi: reply('kabar untuk pelapor', 20)
			}),
			v.object({
				tujuan: v.literal('sp4n'),
				versi,
				alasan: reply('alasan', 10, NOTE_MAX),
				isi: reply('kabar untuk pelapor', 20)
			})
		],
		'Pilih ke mana pengaduan ini diteruskan.'
	),
	v.transform((form) => ({
		version: form.versi,
		kind: TUJUAN[form.tujuan],
		agency: form.tujuan === 'instansi' ? form.instansi : '',
		reason: form.alasan,
		record: form.isi
	}))
);

/** A short text that may be empty: null then. */
function optionalText(what: string, max: number) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.trim(),
		v.maxLength(max, `Tulis ${what} paling banyak ${max} huruf.`),
		v.transform((text) => text || null)
	);
}

/** `penerusan`: what is known by now. */
export const forwardingFactsForm = v.pipe(
	v.object({
		versi,
		nomor_surat: optionalText('nomor surat', 100),
		tanggal_kirim: optionalDay,
		tanggal_terima: optionalDay,
		nomor_rujukan: optionalText('nomor rujukan', 100)
	}),
	v.transform((form) => ({
		version: form.versi,
		facts: {
			letterNumber: form.nomor_surat,
			sentOn: form.tanggal_kirim,
			receivedOn: form.tanggal_terima,
			externalReference: form.nomor_rujukan
		}
	}))
);

/** `tanya-instansi` */
export const agencyQuestionForm = textForm(reply('apa yang ditanyakan', 10));
/** `jawaban-instansi` */
export const agencyAnswerForm = textForm(reply('jawaban instansi', 10));

/** `penutupan` */
export const closingForm = v.pipe(
	v.object({
		versi,
		dasar: word<ClosingGround>(DASAR, 'Pilih dasar penutupan.'),
		isi: reply('keterangan', 10, NOTE_MAX)
	}),
	v.transform(({ versi: version, dasar, isi }) => ({ version, ground: dasar, text: isi }))
);

/** @param context decides by what day a date has passed */
export function disposisiForm({ today }: FormContext) {
	return v.pipe(
		v.object({
			versi,
			unit: v.union(
				[v.literal(''), requiredChoice('Pilih unit dari daftar.')],
				'Pilih unit dari daftar.'
			),
			petugas: v.union([v.literal(''), v.pipe(v.string(), v.uuid())], 'Pilih petugas dari daftar.'),
			instruksi: requiredText('instruksi', 5, NOTE_MAX),
			tenggat: v.pipe(
				optionalDay,
				v.check(
					(date) => date === null || date >= today,
					'Tenggat tidak boleh di masa lalu. Pilih hari ini atau sesudahnya.'
				)
			)
		}),
		v.transform(({ versi: version, unit, petugas, instruksi, tenggat }) => ({
			version,
			unitCode: unit,
			officerId: petugas || null,
			instruction: instruksi,
			dueDate: tenggat
		}))
	);
}

// The office's first complaints on paper are from 2020, when SIP OK began.
const EARLIEST_RECEPTION = '2020-01-01';

/**
 * `baru`: the resident's form, and how and when it really came in.
 * @param context decides what is in the future
 */
export function takenDownForm(context: FormContext) {
	// In the order of the page, so that its mistakes are listed in that order.
	return v.intersect([
		v.pipe(
			v.object({
				saluran: v.pipe(
					word<Channel>(SALURAN, 'Pilih lewat mana laporan ini masuk.'),
					v.picklist(MANUAL_CHANNELS, 'Pilih lewat mana laporan ini masuk.')
				),
				tanggal_masuk: v.pipe(
					optionalDay,
					v.string('Isi tanggal laporan ini masuk.'),
					v.check(
						(date) => date <= context.today,
						'Tanggal masuk tidak boleh di masa depan. Periksa tanggalnya.'
					),
					v.check(
						(date) => date >= EARLIEST_RECEPTION,
						'Tanggal masuk paling awal 1 Januari 2020. Periksa tahunnya.'
					)
				),
				jam_masuk: timeOfDay
			}),
			v.transform((form) => ({
				channel: form.saluran,
				receivedDate: form.tanggal_masuk,
				/** `HH:MM` on the office's wall clock; null when nobody noted it. */
				receivedTime: form.jam_masuk
			}))
		),
		filingForm(context)
	]);
}

/** A form with one text, the field `isi`. */
function textForm(isi: v.GenericSchema<string | undefined, string>) {
	return v.pipe(
		v.object({ versi, isi }),
		v.transform((form) => ({ version: form.versi, text: form.isi }))
	);
}
