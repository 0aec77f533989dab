// Documents that the demo's office has published. Each says on its face that it is a sample; what a real
// office decrees can't be invented here.
import type { PublicationKind } from '#lib/codes/publication-codes.ts';
import { inspectAttachment } from '#lib/server/attachments/index.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { FORMATS, letterheadOf, type OfficeDocument, wholeOf } from '#lib/server/documents/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { publishDocument, publishVersion } from '#lib/server/publications/index.ts';

const DAY_MS = 86_400_000;
const SAMPLE = 'CONTOH. Dibuat untuk mencoba Tanggap, bukan dokumen dinas.';

interface Sample {
	kind: PublicationKind;
	title: string;
	/** Years before the demo's. */
	yearsBack: number;
	/** Days before the demo's day. */
	ago: number;
	text: string;
}

const SAMPLES: readonly Sample[] = [
	{
		kind: 'team_decree',
		title: 'Keputusan tim pengaduan (contoh)',
		yearsBack: 0,
		ago: 200,
		text: 'Dokumen asli menyebut siapa yang menerima, memeriksa, dan menjawab laporan warga.'
	},
	{
		kind: 'procedure',
		title: 'SOP pengaduan yang ditetapkan (contoh)',
		yearsBack: 0,
		ago: 190,
		text: 'Dokumen asli memuat langkah, batas waktu, dan penanggung jawab tiap langkah.'
	},
	{
		kind: 'service_standard',
		title: 'Keputusan standar pelayanan (contoh)',
		yearsBack: 0,
		ago: 150,
		text: 'Dokumen asli menetapkan syarat, waktu, biaya, dan hasil tiap layanan.'
	},
	{
		kind: 'performance_report',
		title: 'Laporan kinerja (contoh)',
		yearsBack: 1,
		ago: 120,
		text: 'Dokumen asli melaporkan target dan hasil kerja selama setahun.'
	}
];

/** A later version of the first. */
const CORRECTED = {
	ago: 60,
	reason: 'Susunan tim diperbarui (contoh).',
	text: 'Dokumen asli menyebut tim yang baru, dan mencabut susunan yang lama.'
};

/**
 * @param context the demo's database
 * @param head who publishes
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoDocuments(context: Context, head: Actor, until: Date): Promise<void> {
	const { office } = context;
	const before = (days: number) => new Date(until.getTime() - days * DAY_MS + DAY_MS / 2.5);
	const year = Number(localDate(office.calendar, before(1)).slice(0, 4));
	const paperOf = async (title: string, text: string, at: Date) => {
		const document: OfficeDocument = {
			title,
			author: office.agency.name,
			writtenAt: at,
			letterhead: letterheadOf(office.agency, office.places),
			footer: SAMPLE,
			blocks: [
				{ kind: 'heading', level: 1, text: title },
				{ kind: 'paragraph', text: SAMPLE, bold: true },
				{ kind: 'paragraph', text }
			]
		};
		const bytes = await wholeOf(FORMATS.pdf.write(document));
		return inspectAttachment({ name: 'contoh.pdf', bytes });
	};
	let corrected: { id: string; title: string } | null = null;
	for (const { kind, title, yearsBack, ago, text } of SAMPLES) {
		const at = before(ago);
		const files = [await paperOf(title, text, at)];
		const id = await publishDocument(
			context,
			head,
			{ kind, title, year: year - yearsBack, files },
			at
		);
		corrected ??= { id, title };
	}
	if (!corrected) return;
	const at = before(CORRECTED.ago);
	const files = [await paperOf(corrected.title, CORRECTED.text, at)];
	await publishVersion(context, head, corrected.id, { reason: CORRECTED.reason, files }, at);
}
