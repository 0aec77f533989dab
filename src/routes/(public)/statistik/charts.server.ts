// The charts of /statistik: each is a drawing, a table and a part of a published file.
import type { ReleaseMeasure } from '#lib/codes/release-codes.ts';
import { type Bar, drawBars } from '#lib/charts/bars.ts';
import { drawColumns } from '#lib/charts/columns.ts';
import type { Drawing } from '#lib/charts/drawing.ts';
import { drawTiles } from '#lib/charts/tiles.ts';
import { releaseName, shortMonth } from '#lib/labels/releases.ts';
import type { Observation, ReleaseDocument } from '#lib/server/releases/index.ts';

/** Words of a table: the first column names the row. */
interface ChartTable {
	columns: string[];
	rows: string[][];
}

/** One chart of the page. */
export interface ChartView {
	/** As in its address. */
	id: string;
	title: string;
	note: string;
	drawing: Drawing;
	table: ChartTable;
	/** False where all is hidden or nothing was counted. */
	hasNumbers: boolean;
	/** What stands in its CSV file. */
	source: { documents: readonly ReleaseDocument[]; which: (one: Observation) => boolean };
}

const MONTHS_SHOWN = 12;
const number = new Intl.NumberFormat('id-ID');

/**
 * @param document of the period
 * @param months all published months
 * @returns the charts that have something to show, in the order of the page
 */
export function chartsOf(
	document: ReleaseDocument,
	months: readonly ReleaseDocument[]
): ChartView[] {
	const name = releaseName(document.periode);
	const volume = (pemilah: 'jenis' | 'layanan' | 'kanal', id: string, title: string) =>
		volumeChart(document, pemilah, { id, title, name });
	return [
		monthsChart(document, months),
		volume('jenis', 'jenis', 'Jenis laporan'),
		volume('layanan', 'layanan', 'Layanan yang dilaporkan'),
		placesChart(document, name),
		volume('kanal', 'saluran', 'Lewat mana laporan masuk'),
		clocksChart(document, name),
		timesChart(document, name)
	].filter(({ hasNumbers }) => hasNumbers);
}

function pick(document: ReleaseDocument, ukuran: ReleaseMeasure, pemilah: string): Observation[] {
	return document.data.filter((one) => one.ukuran === ukuran && one.pemilah === pemilah);
}

function hasNumbers(found: readonly Observation[]): boolean {
	return found.some(({ nilai }) => nilai !== null && nilai > 0);
}

/** A number, or why there is none. */
export function valueText({ nilai, keadaan }: Pick<Observation, 'nilai' | 'keadaan'>): string {
	if (nilai !== null) return number.format(nilai);
	return keadaan === 'disembunyikan' ? 'disembunyikan' : 'terlalu sedikit';
}

function monthsChart(document: ReleaseDocument, months: readonly ReleaseDocument[]): ChartView {
	const documents = months
		.filter(({ tanggal_akhir }) => tanggal_akhir <= document.tanggal_akhir)
		.slice(-MONTHS_SHOWN);
	const found = documents.flatMap((month) =>
		pick(month, 'laporan_masuk', 'semua').map((one) => ({ month: month.periode, one }))
	);
	return {
		id: 'bulan',
		title: 'Laporan masuk setiap bulan',
		note: '',
		drawing: drawColumns(
			`Laporan masuk setiap bulan: ${found.map(({ month, one }) => `${releaseName(month)} ${valueText(one)}`).join(', ')}.`,
			found.map(({ month, one: { nilai } }) => ({
				name: shortMonth(month),
				value: nilai,
				text: nilai === null ? '–' : number.format(nilai)
			}))
		),
		table: {
			columns: ['Bulan', 'Laporan'],
			rows: found.map(({ month, one }) => [releaseName(month), valueText(one)])
		},
		hasNumbers: hasNumbers(found.map(({ one }) => one)),
		source: {
			documents,
			which: ({ ukuran, pemilah }) => ukuran === 'laporan_masuk' && pemilah === 'semua'
		}
	};
}

function volumeChart(
	document: ReleaseDocument,
	pemilah: 'jenis' | 'layanan' | 'kanal',
	{ id, title, name }: { id: string; title: string; name: string }
): ChartView {
	const found = pick(document, 'laporan_masuk', pemilah);
	// What is known from the largest down, then what is hidden; a bar of 0 is no bar.
	const bars: Bar[] = found
		.filter(({ nilai }) => nilai !== 0)
		.map((one) => ({ name: one.nama, value: one.nilai, text: valueText(one) }))
		.sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
	return {
		id,
		title,
		note: '',
		drawing: drawBars(`${title}, ${name}: ${sentence(bars)}.`, bars),
		table: { columns: [title, 'Laporan'], rows: found.map((one) => [one.nama, valueText(one)]) },
		hasNumbers: hasNumbers(found),
		source: {
			documents: [document],
			which: (one) => one.ukuran === 'laporan_masuk' && one.pemilah === pemilah
		}
	};
}

function placesChart(document: ReleaseDocument, name: string): ChartView {
	const found = pick(document, 'laporan_masuk', 'kecamatan');
	const tiles = found.map((one) => ({
		code: one.kode,
		name: one.nama,
		value: one.nilai,
		text: one.nilai === null ? 'tertutup' : valueText(one)
	}));
	return {
		id: 'kecamatan',
		title: 'Kecamatan',
		note: 'Setiap kotak satu kecamatan, kira-kira menurut letaknya: utara di atas. Makin gelap, makin banyak laporan. Kotak bergaris putus: angkanya kami tutup.',
		drawing: drawTiles(
			`Laporan menurut kecamatan, ${name}: ${found.map((one) => `${one.nama} ${valueText(one)}`).join(', ')}.`,
			tiles
		),
		table: {
			columns: ['Kecamatan', 'Kode', 'Laporan'],
			rows: found.map((one) => [one.nama, one.kode, valueText(one)])
		},
		hasNumbers: hasNumbers(found),
		source: {
			documents: [document],
			which: ({ ukuran, pemilah }) => ukuran === 'laporan_masuk' && pemilah === 'kecamatan'
		}
	};
}

/** @returns `sedikitnya 90%`, `semua`, or why it isn't known */
export function shareText(one: Pick<Observation, 'nilai' | 'keadaan' | 'ketelitian'>): string {
	if (one.nilai === null) return valueText(one);
	if (one.nilai === 0) return `kurang dari ${one.ketelitian}%`;
	return one.nilai === 100 ? 'semua' : `sedikitnya ${one.nilai}%`;
}

function clocksChart(document: ReleaseDocument, name: string): ChartView {
	const found = pick(document, 'tepat_waktu', 'tahap');
	const bars = found.map((one) => ({ name: one.nama, value: one.nilai, text: shareText(one) }));
	return {
		id: 'tepat-waktu',
		title: 'Batas waktu yang kami tepati',
		note: 'Dibulatkan ke bawah, supaya tidak ada angka kecil yang bisa dihitung darinya.',
		drawing: drawBars(`Batas waktu yang ditepati, ${name}: ${sentence(bars)}.`, bars, 100),
		table: { columns: ['Tahap', 'Ditepati'], rows: found.map((one) => [one.nama, shareText(one)]) },
		hasNumbers: hasNumbers(found),
		source: { documents: [document], which: ({ ukuran }) => ukuran === 'tepat_waktu' }
	};
}

function timesChart(document: ReleaseDocument, name: string): ChartView {
	const promised = pick(document, 'hari_janji', 'kelas');
	const of = (ukuran: ReleaseMeasure, kode: string) =>
		pick(document, ukuran, 'kelas').find((one) => one.kode === kode);
	const found = promised.flatMap((promise) => {
		const middle = of('hari_tengah', promise.kode);
		const slowest = of('hari_persepuluh_terlama', promise.kode);
		return middle && slowest ? [{ promise, middle, slowest }] : [];
	});
	const bars = found.map(({ promise, middle, slowest }): Bar => ({
		name: promise.nama,
		value: middle.nilai,
		text: middle.nilai === null ? valueText(middle) : `${middle.nilai} hari`,
		further: slowest.nilai,
		mark: promise.nilai
	}));
	return {
		id: 'lama',
		title: 'Berapa lama sampai dijawab',
		note: 'Hari kerja. Gelap: separuh laporan dijawab paling lama sekian. Muda: sembilan dari sepuluh. Garis merah: janji kami.',
		drawing: drawBars(`Hari kerja sampai dijawab, ${name}: ${sentence(bars)}.`, bars),
		table: {
			columns: ['Kelas', 'Separuh, paling lama', 'Sembilan dari sepuluh, paling lama', 'Janji'],
			rows: found.map(({ promise, middle, slowest }) => [
				promise.nama,
				...[middle, slowest, promise].map((one) =>
					one.nilai === null ? valueText(one) : `${one.nilai} hari`
				)
			])
		},
		hasNumbers: hasNumbers(found.map(({ middle }) => middle)),
		source: { documents: [document], which: ({ pemilah }) => pemilah === 'kelas' }
	};
}

function sentence(bars: readonly Bar[]): string {
	return bars.map(({ name, text }) => `${name} ${text}`).join(', ');
}
