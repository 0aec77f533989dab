import { error } from '@sveltejs/kit';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { releaseName } from '#lib/labels/releases.ts';
import { publicChanges } from '#lib/server/findings/index.ts';
import { findKecamatan } from '#lib/server/places/index.ts';
import {
	listReleases,
	type Observation,
	readMonths,
	readRelease,
	type ReleaseEntry
} from '#lib/server/releases/index.ts';
import { chartsOf, shareText, valueText } from './charts.server.ts';
import type { PageServerLoad } from './$types';

const YEAR_MS = 366 * 86_400_000;

export const load: PageServerLoad = async ({ locals, url }) => {
	const entries = await listReleases(locals);
	const changes = await readChanges(locals);
	const wanted = url.searchParams.get('periode');
	const code = wanted ?? longest(entries)?.code;
	if (!code) return { changes, shown: null, periods: [] };
	const found = await readRelease(locals, code);
	if (!found) {
		error(404, 'Angka untuk periode itu tidak ada. Buka halaman statistik, lalu pilih periodenya.');
	}
	const { document } = found;
	return {
		changes,
		periods: entries.map((entry) => ({
			code: entry.code,
			name: releaseName(entry.code),
			current: entry.code === code
		})),
		shown: {
			code,
			name: releaseName(code),
			released: formatDate(document.diterbitkan),
			thin: document.data.some(
				({ keadaan, satuan }) => keadaan === 'terlalu_sedikit' && satuan === 'laporan'
			),
			facts: factsOf(document.data),
			charts: chartsOf(document, await readMonths(locals)).map(
				({ id, title, note, drawing, table }) => ({ id, title, note, drawing, table })
			)
		}
	};
};

/** A time of half a year or more says most; a single month little. */
function longest(entries: readonly ReleaseEntry[]): ReleaseEntry | undefined {
	return entries.find(({ code }) => /-sd-(06|09|12)$/.test(code)) ?? entries[0];
}

function factsOf(data: readonly Observation[]) {
	const fact = (ukuran: string, kode?: string) =>
		data.find(
			(one) => one.ukuran === ukuran && (kode ? one.kode === kode : one.pemilah === 'semua')
		);
	const facts = [];
	const received = fact('laporan_masuk');
	if (received) facts.push({ value: valueText(received), text: 'laporan masuk' });
	const ended = fact('laporan_berakhir');
	if (ended)
		facts.push({ value: valueText(ended), text: 'laporan selesai, ditolak, atau diteruskan' });
	const kept = fact('tepat_waktu', 'resolution');
	if (kept && kept.nilai !== null)
		facts.push({ value: shareText(kept), text: 'batas penyelesaian ditepati' });
	const days = fact('hari_tengah', 'without_supervision');
	if (days?.nilai !== undefined && days.nilai !== null) {
		facts.push({
			value: `${days.nilai} hari kerja`,
			text: 'paling lama, untuk separuh pengaduan biasa sampai dijawab'
		});
	}
	const [rated, good] = [fact('dinilai'), fact('dinilai_baik')];
	if (rated && good && good.nilai !== null) {
		facts.push({
			value: shareText(good),
			text: `dari yang dinilai warga mendapat nilai 4 atau 5 (dinilai: ${valueText(rated)})`
		});
	}
	return facts;
}

async function readChanges(locals: App.Locals) {
	const { agency, places, calendar } = locals.office;
	const found = await publicChanges(locals, new Date(locals.now.getTime() - YEAR_MS), locals.now);
	return found.reverse().map(({ before, action, now, at, serviceCode, kecamatanCode }) => ({
		before,
		action,
		now,
		about: [
			agency.services.find(({ code }) => code === serviceCode)?.name,
			kecamatanCode && findKecamatan(places, kecamatanCode)?.name,
			formatDay(at, calendar.timeZone)
		]
			.filter(Boolean)
			.join(' · ')
	}));
}
