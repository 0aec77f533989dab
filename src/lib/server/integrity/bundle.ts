// The bundle of evidence of one year: an index to read and to print, the files, and their checksums.
// The same rows give the same bytes all day long.
import { createHash } from 'node:crypto';
import { FINDING_STATUS_LABELS } from '../../labels/findings.ts';
import { formatDate } from '../../labels/deadline.ts';
import { HANDLING_DEFINITION, HANDLING_DOUBT, handlingShare } from '../../labels/integrity.ts';
import type { Context } from '../complaints/index.ts';
import { instantAt, localDate } from '../deadlines/index.ts';
import {
	type Block,
	counted,
	FORMATS,
	letterheadOf,
	type OfficeDocument,
	type Progress,
	progressOf,
	writeHtml,
	zipped,
	type ZipEntry
} from '../documents/index.ts';
import { getEvidenceFile, getFinding } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { listPublications, readPublicationFile } from '../publications/index.ts';
import { assertMay, mayAnswer } from './policy.ts';
import { getIntegrityFile, type IntegrityPlan, type PlanEntry, readPlan } from './queries.ts';

/** A file of the bundle; its bytes are read when it is its turn. */
interface BundleFile {
	name: string;
	title: string;
	read(): Promise<Uint8Array>;
}

const NOT_ANSWERED = 'Belum dijawab';

/**
 * Packs everything that shows how the office answers. Complaints are in it as counts only, and what is
 * about an officer is in none of them (ADR 0022, 0030).
 * @param context database and office
 * @param actor the head
 * @param year which
 * @param now decides the day
 * @returns the bytes of a ZIP as they get ready, and how far that is; holds one file at a time
 * @throws DomainError not_found, not_allowed
 */
export async function evidenceBundle(
	context: Context,
	actor: Actor,
	year: number,
	now: Date
): Promise<{ pieces: AsyncGenerator<Uint8Array>; progress: Progress }> {
	assertMay(mayAnswer(actor), 'take the evidence out of the house');
	const { calendar } = context.office;
	const day = localDate(calendar, now);
	const morning = instantAt(calendar, day, '00:00');
	const plan = await readPlan(context, actor, year, morning);
	const files = {
		evidence: new Map(
			plan.entries.map((entry) => [entry.item.code, evidenceFiles(context, actor, entry)])
		),
		documents: await documentFiles(context, plan),
		findings: await findingFiles(context, actor, plan, morning)
	};
	const all = [...[...files.evidence.values()].flat(), ...files.documents, ...files.findings];
	const index = () => indexOf(context, plan, files, { day, morning });
	// Besides these: the index, twice, and the checksums.
	const progress = progressOf('files', all.length + 3);
	return { pieces: zipped(counted(entries(index, all), progress)), progress };
}

interface BundleFiles {
	/** By the code of what they belong to. */
	evidence: ReadonlyMap<string, BundleFile[]>;
	documents: BundleFile[];
	findings: BundleFile[];
}

async function* entries(
	index: () => OfficeDocument,
	files: readonly BundleFile[]
): AsyncGenerator<ZipEntry> {
	const sums: string[] = [];
	const summed = async function* (name: string, pieces: AsyncIterable<string | Uint8Array>) {
		const hash = createHash('sha256');
		for await (const piece of pieces) {
			hash.update(piece);
			yield piece;
		}
		sums.push(`${hash.digest('hex')}  ${name}\n`);
	};
	const names = new Set(files.map(({ name }) => name));
	yield { name: 'indeks.html', pieces: summed('indeks.html', writeHtml(index(), names)) };
	yield { name: 'indeks.pdf', pieces: summed('indeks.pdf', FORMATS.pdf.write(index())) };
	for (const { name, read } of files) {
		const pieces = async function* () {
			yield await read();
		};
		yield { name, pieces: summed(name, pieces()) };
	}
	// Last, when all are known. As `sha256sum --check` reads it.
	yield { name: 'checksums.txt', pieces: sums };
}

function evidenceFiles(
	context: Context,
	actor: Actor,
	{ item, evidence }: PlanEntry
): BundleFile[] {
	return evidence
		.filter(({ kind }) => kind === 'file')
		.map(({ id, title, fileName }, at) => ({
			name: `bukti/${item.code}/${twoDigits(at + 1)}-${fileName}`,
			title,
			read: async () => (await getIntegrityFile(context, actor, id)).bytes
		}));
}

// Each once, however many questions it supports.
async function documentFiles(context: Context, { entries }: IntegrityPlan): Promise<BundleFile[]> {
	const used = new Set(
		entries.flatMap(({ assessment }) => assessment.have.map(({ href }) => href))
	);
	const published = await listPublications(context);
	return published
		.flatMap(({ id, title, year, versions: [latest] }) =>
			latest && used.has(`/dokumen/${id}/${latest.number}`)
				? [{ id, title: `${title}, ${year}`, latest }]
				: []
		)
		.map(({ id, title, latest }, at) => ({
			name: `dokumen/${twoDigits(at + 1)}-${latest.fileName}`,
			title,
			read: async () =>
				present((await readPublicationFile(context, id, latest.number))?.bytes, title)
		}));
}

async function findingFiles(
	context: Context,
	actor: Actor,
	{ findings }: IntegrityPlan,
	morning: Date
): Promise<BundleFile[]> {
	const files: BundleFile[] = [];
	for (const [at, { id }] of findings.entries()) {
		const { evidence } = await getFinding(context, actor, id, morning);
		for (const piece of evidence.filter(({ kind }) => kind === 'file')) {
			const { attachment } = await getEvidenceFile(context, actor, id, piece.id);
			const number = twoDigits(files.length + 1);
			files.push({
				name: `temuan/${twoDigits(at + 1)}/${number}-${attachment.fileName}`,
				title: piece.title,
				read: async () => (await getEvidenceFile(context, actor, id, piece.id)).bytes
			});
		}
	}
	return files;
}

function present(bytes: Uint8Array | undefined, title: string): Uint8Array {
	if (!bytes) throw new Error(`a document was taken back while it was packed: ${title}`);
	return bytes;
}

function indexOf(
	{ office }: Context,
	plan: IntegrityPlan,
	files: BundleFiles,
	{ day, morning }: { day: string; morning: Date }
): OfficeDocument {
	const { agency, places } = office;
	const title = `Bukti Zona Integritas ${plan.year}`;
	return {
		title,
		author: agency.name,
		writtenAt: morning,
		letterhead: letterheadOf(agency, places),
		footer: `${title}, keadaan ${formatDate(day)}`,
		blocks: [
			{ kind: 'heading', level: 1, text: title },
			{
				kind: 'paragraph',
				text: `Keadaan pada ${formatDate(day)}. Sidik jari setiap berkas ada di checksums.txt.`
			},
			...handlingBlocks(plan),
			...plan.entries.flatMap((entry) =>
				entryBlocks(entry, files.evidence.get(entry.item.code) ?? [])
			),
			...findingBlocks(plan),
			...fileBlocks('Dokumen terbitan', files.documents),
			...fileBlocks('Bukti temuan', files.findings)
		]
	};
}

function handlingBlocks({ handling }: IntegrityPlan): Block[] {
	return [
		{ kind: 'heading', level: 2, text: 'Penanganan pengaduan masyarakat' },
		{
			kind: 'facts',
			rows: [
				['Harus ditindaklanjuti', String(handling.toHandle)],
				['Sedang diproses', String(handling.inProgress)],
				['Selesai', String(handling.done)],
				['Persentase', handlingShare(handling.share)]
			]
		},
		{ kind: 'paragraph', text: `${HANDLING_DEFINITION} ${HANDLING_DOUBT}` }
	];
}

function entryBlocks(
	{ item, answers, assessment, evidence }: PlanEntry,
	files: readonly BundleFile[]
): Block[] {
	const answered = answers.at(-1);
	const source = `${item.source}${item.confirmed ? '' : ' (menunggu konfirmasi dinas)'}`;
	return [
		{ kind: 'heading', level: 2, text: `${item.code}. ${item.text}` },
		{
			kind: 'facts',
			rows: [
				['Bagian', item.area],
				['Sumber', source],
				...(item.kind === 'question'
					? [
							[
								'Jawaban',
								answered
									? `${answered.answer}: ${item.answers.find(({ code }) => code === answered.answer)?.text ?? ''}`
									: NOT_ANSWERED
							] as const,
							...(answered ? [['Alasan', answered.reason] as const] : []),
							[
								'Didukung data',
								assessment.proposal
									? `${assessment.proposal.answer}. ${assessment.proposal.reason}`
									: 'Tidak ada yang didukung data'
							] as const
						]
					: [])
			]
		},
		...titledList('Yang direncanakan:', item.plans),
		...titledList(
			'Yang sudah ada:',
			assessment.have.map(({ text }) => text)
		),
		...titledList('Belum terlihat:', assessment.missing),
		...fileTable(
			evidence.map(({ kind, title, reference, sha256 }, at) => [
				title,
				kind === 'file' ? nameAt(files, evidence, at) : (reference ?? ''),
				sha256 ?? ''
			])
		)
	];
}

function titledList(title: string, items: readonly string[]): Block[] {
	if (items.length === 0) return [];
	return [
		{ kind: 'paragraph', text: title, bold: true },
		{ kind: 'list', items }
	];
}

// Files are numbered among themselves.
function nameAt(files: readonly BundleFile[], evidence: PlanEntry['evidence'], at: number): string {
	const before = evidence.slice(0, at).filter(({ kind }) => kind === 'file').length;
	return files[before]?.name ?? '';
}

function fileTable(rows: string[][]): Block[] {
	if (rows.length === 0) return [];
	const columns = [
		{ title: 'Bukti', share: 3 },
		{ title: 'Berkas atau tempat', share: 4 },
		{ title: 'SHA-256', share: 4 }
	];
	return [{ kind: 'table', columns, rows }];
}

function findingBlocks({ findings }: IntegrityPlan): Block[] {
	return [
		{ kind: 'heading', level: 2, text: 'Temuan dan tindak lanjutnya' },
		findings.length === 0
			? { kind: 'paragraph', text: 'Tidak ada temuan pada tahun ini.' }
			: {
					kind: 'table',
					columns: [
						{ title: 'No.', share: 1 },
						{ title: 'Sebab', share: 6 },
						{ title: 'Keadaan', share: 3 },
						{ title: 'Tindakan selesai', share: 2 },
						{ title: 'Bukti', share: 1, align: 'right' }
					],
					rows: findings.map((one, at) => [
						twoDigits(at + 1),
						one.cause,
						FINDING_STATUS_LABELS[one.status],
						`${one.actionsDone} dari ${one.actions}`,
						String(one.evidence)
					])
				}
	];
}

function fileBlocks(heading: string, files: readonly BundleFile[]): Block[] {
	if (files.length === 0) return [];
	return [
		{ kind: 'heading', level: 2, text: heading },
		{
			kind: 'table',
			columns: [
				{ title: 'Judul', share: 3 },
				{ title: 'Berkas', share: 4 }
			],
			rows: files.map(({ title, name }) => [title, name])
		}
	];
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
