// The words of the check before a trip.
import { formatWeekdayDate } from './deadline.ts';
import type { Obstacle, PlaceInKecamatan, Readiness, Trip } from '#lib/guides/readiness.ts';

/** One thing to mend before going. */
export interface Advice {
	/** The field of the form that it is about. */
	field: 'kasus' | 'syarat' | 'tempat' | 'kecamatan' | 'tanggal';
	title: string;
	/** What to do, each a sentence or two. */
	steps: readonly string[];
}

/** The judgement on a trip, ready to be shown. */
export interface VerdictWords {
	go: boolean;
	title: string;
	text: string;
	advice: readonly Advice[];
}

/**
 * @param readiness from judgeTrip
 * @param trip that was judged
 */
export function verdictWords(readiness: Readiness, trip: Pick<Trip, 'date'>): VerdictWords {
	const { obstacles, opening, kecamatan } = readiness;
	if (obstacles.length === 0 && trip.date !== null) {
		const day = formatWeekdayDate(trip.date);
		const where = kecamatan
			? // The hours that we know are the office's.
				`${day}, hari kerja. Kecamatan ${kecamatan.name} bisa merekam. ` +
				[...details(kecamatan.details), 'Tanya dulu jam petugasnya.'].join(' ')
			: `${day}, kantor ${openingOf(opening)}.`;
		return {
			go: true,
			title: 'Boleh berangkat',
			text: `${where} Berkas Anda lengkap menurut daftar ini.`,
			advice: []
		};
	}
	return {
		go: false,
		title: 'Jangan berangkat dulu',
		text:
			obstacles.length === 1
				? 'Tinggal satu hal yang perlu dibereskan.'
				: `Ada ${obstacles.length} hal yang perlu dibereskan.`,
		advice: obstacles.map(adviceOn)
	};
}

/** What to mend, in words. */
function adviceOn(obstacle: Obstacle): Advice {
	switch (obstacle.about) {
		case 'case':
			return { field: 'kasus', title: 'Kasus belum dipilih', steps: ['Pilih dulu kasus Anda.'] };
		case 'papers':
			return {
				field: 'syarat',
				title: 'Berkas belum lengkap',
				steps: obstacle.missing.map((group) => {
					const names = group.map(({ name }) => name).join(', atau ');
					return `${names}: belum ada. ${group.map(({ ifMissing }) => ifMissing).join(' Atau: ')}`;
				})
			};
		case 'place':
			if ('place' in obstacle) return placeAdvice(obstacle);
			return choiceAdvice(obstacle.why);
		case 'day':
			return { field: 'tanggal', ...dayAdvice(obstacle) };
	}
}

/** `buka 08.00–12.00 dan 13.00–16.00`. */
function openingOf(opening: Readiness['opening']): string {
	const periods = opening.map(([from, to]) => `${from.replace(':', '.')}–${to.replace(':', '.')}`);
	return `buka ${periods.join(' dan ')}`;
}

function choiceAdvice(why: 'not_chosen' | 'kecamatan_not_chosen' | 'not_served'): Advice {
	switch (why) {
		case 'not_chosen':
			return {
				field: 'tempat',
				title: 'Tempat belum dipilih',
				steps: ['Pilih tempat tujuan Anda.']
			};
		case 'kecamatan_not_chosen':
			return {
				field: 'kecamatan',
				title: 'Kecamatan belum dipilih',
				steps: ['Pilih kecamatan yang Anda tuju.']
			};
		case 'not_served':
			return {
				field: 'tempat',
				title: 'Urusan ini bukan di kantor dinas',
				steps: ['Baca dulu langkahnya di panduan. Di sana tertulis ke mana Anda pergi.']
			};
	}
}

function placeAdvice({ why, place }: Extract<Obstacle, { place: PlaceInKecamatan }>): Advice {
	return why === 'not_there'
		? {
				field: 'kecamatan',
				title: `Belum bisa merekam di ${place.name}`,
				steps: ['Pilih kantor dinas, atau kecamatan lain.', ...details(place.details)]
			}
		: {
				field: 'kecamatan',
				title: `Kantor belum memberi tahu soal ${place.name}`,
				steps: [
					'Kami belum tahu layanan ini ada di sana atau tidak.',
					'Tanya petugas dulu. Atau pilih kantor dinas.'
				]
			};
}

function dayAdvice(obstacle: Extract<Obstacle, { about: 'day' }>): Omit<Advice, 'field'> {
	switch (obstacle.why) {
		case 'not_chosen':
			return { title: 'Tanggal belum dipilih', steps: ['Pilih hari Anda berangkat.'] };
		case 'past':
			return { title: 'Tanggal sudah lewat', steps: ['Pilih hari ini atau sesudahnya.'] };
		case 'weekend':
			return { title: 'Kantor tutup pada hari itu', steps: ['Pilih hari kerja.'] };
		case 'holiday':
			return {
				title: 'Kantor libur pada hari itu',
				steps: [`Hari itu libur: ${obstacle.name}. Pilih hari lain.`]
			};
		case 'hours_unknown':
			return {
				title: 'Jam buka belum ada',
				steps: ['Kantor belum mengisi jam buka. Tanya dulu sebelum berangkat.']
			};
		case 'closed_by_now':
			return {
				title: 'Kantor sudah tutup hari ini',
				steps: ['Jam buka hari ini sudah lewat. Pilih hari lain.']
			};
		case 'too_far':
			return {
				title: 'Tanggal itu masih terlalu jauh',
				steps: ['Hari liburnya belum ada di sini. Cek lagi kalau harinya sudah dekat.']
			};
		case 'year_unknown':
			return {
				title: 'Hari libur tahun itu belum ditetapkan',
				steps: ['Kami belum tahu hari itu libur atau tidak. Cek lagi nanti.']
			};
	}
}

function details(text: string | null): string[] {
	return text === null ? [] : [text];
}
