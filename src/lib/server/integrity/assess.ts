// What the data of this product says about a question: what is there, what is missing, and which
// answer it would support. Pure. Only proposes: the answer is a person's (ADR 0032).
import type { PublicationKind } from '../../codes/publication-codes.ts';

/** A published document. */
export interface Document {
	kind: PublicationKind;
	title: string;
	year: number;
	href: string;
}

/** What is counted for a year. */
export interface IntegrityFacts {
	year: number;
	/** Published up to that year. */
	documents: readonly Document[];
	/** Channels by which complaints came in that year, in words. */
	channels: readonly string[];
	/** The three counts of the reform question. */
	handling: Handling;
	/** Complaints whose last day passed in the year, without an answer to this day. */
	overdue: number;
	/** Monitoring reports of this product: periods that are over, and those that were signed. */
	monitoring: { due: number; signed: readonly Support[] };
	findings: FindingCounts;
	/** Those with an action that belongs to the plan's row on whistle-blowing. */
	whistleblowingFindings: FindingCounts;
	/** Where colleagues look. */
	links: Record<'complaints' | 'findings' | 'procedure' | 'guideline', string>;
}

/** How many were made in the year, and of how many everything planned is done. */
export interface FindingCounts {
	total: number;
	acted: number;
}

/**
 * Complaints of one year. To be followed up: everything that lay with the office in the year and was
 * not refused, so `inProgress + done`. The formula of the form was not confirmed.
 */
export interface Handling {
	toHandle: number;
	inProgress: number;
	done: number;
	/** done ÷ toHandle; null when there was nothing. */
	share: number | null;
}

/** @param open at the end of the year, or now @param done closed or forwarded in the year */
export function handlingOf(open: number, done: number): Handling {
	const toHandle = open + done;
	return { toHandle, inProgress: open, done, share: toHandle === 0 ? null : done / toHandle };
}

/** Something that supports an answer, and where it is. */
export interface Support {
	text: string;
	href: string;
}

/** What the data says about one question. */
export interface Assessment {
	have: Support[];
	/** What the system does not see. */
	missing: string[];
	/** Null: the data says nothing. */
	proposal: { answer: string; reason: string } | null;
}

const RULES: Record<string, (facts: IntegrityFacts) => Assessment> = {
	'V.iii.a': policyInPlace,
	'V.iii.b': followedUp,
	'V.iii.c': monitored,
	'V.iii.d': ({ findings, links }) => resultsActedOn(findings, links.findings, ''),
	'V.iv.a': whistleblowingInPlace,
	'V.iv.b': (facts) => evaluated(facts, 'whistleblowing_evaluation', 'laporan evaluasi WBS'),
	'V.iv.c': ({ whistleblowingFindings, links }) =>
		resultsActedOn(whistleblowingFindings, links.findings, ' tentang WBS')
};

/**
 * @param code of the question
 * @param facts of the year
 * @returns what the data says; nothing for a question that we have no data on
 */
export function assess(code: string, facts: IntegrityFacts): Assessment {
	const rule = Object.hasOwn(RULES, code) ? RULES[code] : undefined;
	return rule ? rule(facts) : { have: [], missing: [], proposal: null };
}

function documentsOf({ documents }: IntegrityFacts, ...kinds: PublicationKind[]): Support[] {
	return documents
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ title, year, href }) => ({ text: `${title}, ${year}`, href }));
}

// The plan's first row: a team, media, a procedure.
function policyInPlace(facts: IntegrityFacts): Assessment {
	const team = documentsOf(facts, 'team_decree');
	const procedure = documentsOf(facts, 'procedure');
	const media = [
		...documentsOf(facts, 'channel_evidence'),
		...(facts.channels.length > 0
			? [
					{
						text: `Laporan tahun ${facts.year} masuk lewat: ${facts.channels.join(', ')}`,
						href: facts.links.complaints
					}
				]
			: [])
	];
	const missing = [
		...(team.length === 0 ? ['Keputusan tim pengaduan, di Dokumen.'] : []),
		...(media.length === 0 ? ['Media pengaduan: dokumentasinya, atau laporan yang masuk.'] : []),
		...(procedure.length === 0 ? ['SOP pengaduan yang sudah ditetapkan, di Dokumen.'] : [])
	];
	return {
		have: [
			...team,
			...media,
			...procedure,
			{ text: 'Halaman cara kami menangani laporan', href: facts.links.procedure }
		],
		missing,
		proposal:
			missing.length === 0
				? {
						answer: 'B',
						reason:
							'Tim, media, dan SOP ada. Untuk A perlu inovasi, dan itu hanya bisa dinilai orang.'
					}
				: {
						answer: 'C',
						reason: `Belum semua kebijakan terlihat: ${missing.length} dari 3 kurang.`
					}
	};
}

function followedUp({ handling, overdue, year, links }: IntegrityFacts): Assessment {
	const { toHandle, inProgress, done } = handling;
	if (toHandle === 0) {
		return { have: [], missing: [`Tidak ada laporan pada tahun ${year}.`], proposal: null };
	}
	return {
		have: [
			{
				text: `${done} dari ${toHandle} laporan selesai, ${inProgress} sedang diproses`,
				href: links.complaints
			}
		],
		missing: overdue > 0 ? [`${overdue} laporan lewat batas waktu dan belum dijawab.`] : [],
		proposal:
			overdue > 0
				? { answer: 'TIDAK', reason: `${overdue} laporan lewat batas waktu tanpa jawaban.` }
				: { answer: 'YA', reason: 'Tidak ada laporan yang lewat batas waktu tanpa jawaban.' }
	};
}

// Reports that were signed here say themselves how regular they are; uploaded ones are only counted.
function monitored(facts: IntegrityFacts): Assessment {
	const { due, signed } = facts.monitoring;
	const uploaded = evaluated(facts, 'monitoring_report', 'laporan monitoring pengaduan');
	if (signed.length === 0) return uploaded;
	const counted = `${signed.length} dari ${due} laporan monev bulanan dan triwulanan ditandatangani`;
	const all = signed.length >= due;
	return {
		have: [...signed, ...uploaded.have],
		missing: all ? [] : [`${due - signed.length} laporan monev belum ditandatangani.`],
		proposal: { answer: all ? 'A' : 'B', reason: `${counted}.` }
	};
}

function evaluated(facts: IntegrityFacts, kind: PublicationKind, what: string): Assessment {
	const reports = documentsOf(
		{ ...facts, documents: facts.documents.filter(({ year }) => year === facts.year) },
		kind
	);
	const count = reports.length;
	if (count === 0) {
		const reason = `Tidak ada ${what} tahun ${facts.year}.`;
		return { have: [], missing: [reason], proposal: { answer: 'C', reason } };
	}
	return {
		have: reports,
		missing: count === 1 ? [`Baru satu ${what}. Berkala berarti lebih dari satu.`] : [],
		proposal: {
			answer: count > 1 ? 'A' : 'B',
			reason:
				count > 1
					? `${count} ${what} tahun ${facts.year}. Nilai sendiri apakah jaraknya teratur.`
					: `Satu ${what} tahun ${facts.year}.`
		}
	};
}

function resultsActedOn({ total, acted }: FindingCounts, href: string, about: string): Assessment {
	if (total === 0) {
		// Nothing found may mean that nobody looked.
		return { have: [], missing: [`Belum ada temuan${about} tahun ini.`], proposal: null };
	}
	const counted = `${acted} dari ${total} temuan${about} sudah ditindaklanjuti`;
	return {
		have: [{ text: counted, href }],
		missing: acted < total ? [`${total - acted} temuan belum ditindaklanjuti.`] : [],
		proposal: {
			answer: acted === total ? 'A' : acted > 0 ? 'B' : 'C',
			reason: `${counted}.`
		}
	};
}

function whistleblowingInPlace(facts: IntegrityFacts): Assessment {
	const guideline = documentsOf(facts, 'whistleblowing_guideline');
	// The product's own text is a draft until the office has decreed it.
	const draft = { text: 'Halaman Pedoman WBS', href: facts.links.guideline };
	return guideline.length > 0
		? {
				have: [...guideline, draft],
				missing: [],
				proposal: {
					answer: 'B',
					reason: 'Pedomannya terbit. Apakah dijalankan, dan apakah ada inovasi, dinilai orang.'
				}
			}
		: {
				have: [draft],
				missing: ['Pedoman pelaporan pelanggaran (WBS) yang sudah ditetapkan, di Dokumen.'],
				proposal: { answer: 'C', reason: 'Pedoman WBS yang ditetapkan belum terbit.' }
			};
}
