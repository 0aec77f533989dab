// A published survey as a report of the office: DOCX and PDF.
import { formatDay } from '#lib/labels/deadline.ts';
import { formatIndex, GRADE_LABELS, periodLabel, SURVEY_ELEMENTS } from '#lib/labels/survey.ts';
import type { Office } from '../complaints/index.ts';
import { type Block, letterheadOf, type OfficeDocument } from '../documents/index.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import { SMALLEST_GROUP } from './hiding.ts';
import type { Published } from './publish.ts';
import { elementIndexOf, type Index, indexOf, sampleWanted, worstFirst } from './scoring.ts';

const LOWEST_TOLD = 3;

/**
 * @param published from `listPublished`
 * @param office its name, place and zone
 * @returns what the publication page says, in the office's letter form
 */
export function publicationDocument(published: Published, office: Office): OfficeDocument {
	const { agency, places } = office;
	const { period, population, source, publishedAt, figures } = published;
	const { all } = figures;
	const index = indexOf(all);
	const wanted = sampleWanted(population);
	const label = periodLabel(period);
	const number = (value: number) => value.toLocaleString('id-ID');
	const blocks: Block[] = [
		{ kind: 'heading', level: 1, text: 'Hasil Survei Kepuasan Masyarakat' },
		{ kind: 'paragraph', text: label },
		{
			kind: 'facts',
			rows: [
				['Indeks (nilai IKM)', index ? formatIndex(index.value) : '-'],
				['Mutu pelayanan', inWords(index)],
				['Responden', number(all.n)],
				['Pengguna layanan', `${number(population)} (${source})`],
				['Sampel yang dibutuhkan', `${number(wanted)}, ${reachedWords(all.n, wanted)}`],
				['Diumumkan', formatDay(publishedAt, agency.timeZone)]
			]
		},
		{ kind: 'heading', level: 2, text: 'Cara mengukur' },
		{
			kind: 'paragraph',
			text: 'Survei memakai sembilan unsur Peraturan Menteri PANRB Nomor 14 Tahun 2017. Setiap unsur dinilai 1 sampai 4, berbobot sama (1/9), dan indeksnya rata-rata kali 25, dibulatkan sekali di akhir. Jumlah sampel dihitung dengan rumus Krejcie dan Morgan. Responden menjawab sukarela dan tanpa nama: sesudah laporannya selesai, di loket, atau di sosialisasi. Mereka bukan sampel acak, jadi hasil ini menggambarkan yang menjawab.'
		},
		{ kind: 'heading', level: 2, text: 'Nilai setiap unsur' },
		{
			kind: 'table',
			columns: [
				{ title: 'Unsur', share: 5 },
				{ title: 'Rata-rata', share: 1.5, align: 'right' },
				{ title: 'Nilai', share: 1.5, align: 'right' },
				{ title: 'Mutu', share: 2.5 }
			],
			rows: SURVEY_ELEMENTS.map(({ code, name }, element) => {
				const one = elementIndexOf(all, element);
				const mean = (all.sums[element] ?? 0) / all.n;
				return [
					`${code} ${name}`,
					formatIndex(mean),
					one ? formatIndex(one.value) : '-',
					inWords(one)
				];
			})
		},
		{
			kind: 'paragraph',
			text: `Unsur terendah: ${worstFirst(all)
				.slice(0, LOWEST_TOLD)
				.map((element) => SURVEY_ELEMENTS[element]?.name ?? '')
				.join('; ')}.`
		},
		...breakdownsOf(figures, office).flatMap((one): Block[] => [
			{ kind: 'heading', level: 2, text: one.title },
			groupTable(one)
		]),
		{
			kind: 'paragraph',
			text: `Kelompok dengan kurang dari ${SMALLEST_GROUP} responden digabung, supaya jawaban seorang pun tidak bisa dikenali.`
		},
		{ kind: 'signature', ...agency.letters.signer }
	];
	return {
		title: `Hasil Survei Kepuasan Masyarakat, ${label}`,
		author: agency.name,
		writtenAt: publishedAt,
		letterhead: letterheadOf(agency, places),
		footer: `Survei Kepuasan Masyarakat · ${label}`,
		blocks
	};
}

/** `A, Sangat baik`; a dash for nobody. */
function inWords(index: Index | null): string {
	return index ? `${index.grade}, ${GRADE_LABELS[index.grade]}` : '-';
}

function reachedWords(n: number, wanted: number): string {
	return n >= wanted
		? 'tercapai'
		: `belum tercapai (kurang ${(wanted - n).toLocaleString('id-ID')})`;
}

function groupTable({ of, rows }: Breakdown): Block {
	return {
		kind: 'table',
		columns: [
			{ title: of, share: 5 },
			{ title: 'Responden', share: 1.5, align: 'right' },
			{ title: 'Nilai', share: 1.5, align: 'right' },
			{ title: 'Mutu', share: 2.5 }
		],
		rows: rows.map(({ name, tally }) => {
			const index = indexOf(tally);
			return [
				name,
				tally.n.toLocaleString('id-ID'),
				index ? formatIndex(index.value) : '-',
				inWords(index)
			];
		})
	};
}
