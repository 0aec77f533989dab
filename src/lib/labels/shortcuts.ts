// The keys of the desk and what they do, as the dialog tells them.
import { OFFICER_VERBS } from './desk.ts';

/** After `g`: address → letter. */
export const GO_KEYS: Readonly<Record<string, string>> = {
	'/petugas': 'm',
	'/petugas/kabar': 'k',
	'/petugas/pengaduan?terlambat=ya': 't',
	'/petugas/pengaduan': 's',
	'/petugas/pengaduan/baru': 'b',
	'/petugas/panduan': 'p'
};

/** What is told of one or several keys. */
interface Told {
	keys: readonly string[];
	does: string;
}

/** By where they work. */
export const SHORTCUTS: readonly { where: string; keys: readonly Told[] }[] = [
	{
		where: 'Di mana saja',
		keys: [
			{ keys: ['?'], does: 'Tampilkan pintasan ini' },
			{ keys: ['/'], does: 'Cari (di daftar)' },
			{ keys: ['g', 'm'], does: 'Pekerjaan saya' },
			{ keys: ['g', 'k'], does: 'Kabar' },
			{ keys: ['g', 't'], does: 'Terlambat' },
			{ keys: ['g', 's'], does: 'Semua pengaduan' },
			{ keys: ['g', 'b'], does: 'Catat pengaduan baru' },
			{ keys: ['g', 'p'], does: 'Panduan warga' }
		]
	},
	{
		where: 'Di daftar',
		keys: [
			{ keys: ['j'], does: 'Baris berikutnya' },
			{ keys: ['k'], does: 'Baris sebelumnya' },
			{ keys: ['Enter'], does: 'Buka' },
			{ keys: ['x'], does: 'Centang atau lepas' }
		]
	},
	{
		where: 'Di satu pengaduan',
		keys: [
			{ keys: [']'], does: 'Pengaduan berikutnya dalam daftar' },
			{ keys: ['['], does: 'Pengaduan sebelumnya' },
			{ keys: ['0'], does: 'Kembali ke daftar' },
			...Object.values(OFFICER_VERBS).map(({ key, label }) => ({ keys: [key], does: label }))
		]
	}
];
