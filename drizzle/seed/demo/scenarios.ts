// The complaints that tests and screenshots know by name, and the work in hand: cases at a known
// distance from today, so that on whatever day the demo is made something is late, waiting, new.
import type { Pen } from './course.ts';

/** What each named complaint shows. */
export const SCENARIOS = {
	baruMasuk: 'baru masuk, belum diperiksa',
	terlambatVerifikasi: 'belum diperiksa, sudah lewat tenggat',
	menungguPelapor: 'menunggu keterangan pelapor, hitungan waktu berhenti',
	sedangDitangani: 'sedang ditindaklanjuti, pelapor baru mengirim pesan',
	dijawab: 'dijawab, menunggu pendapat pelapor',
	dijawabMauHabis: 'dijawab, waktu pelapor hampir habis',
	selesaiDinilai: 'selesai dan dinilai, masih bisa dibuka kembali',
	dibukaKembali: 'dibuka kembali oleh pelapor',
	ditolak: 'ditolak dengan alasan',
	diteruskan: 'diteruskan ke instansi lain',
	pungliAnonim: 'laporan pungutan, tanpa nama dan rahasia',
	dariLoket: 'ditulis petugas di loket untuk warga tanpa ponsel',
	denganLampiran: 'dengan foto dan PDF dari pelapor dan petugas',
	rantaiDisposisi: 'empat kali disposisi antarunit',
	dijeda: 'hitungan waktu dijeda, menunggu instansi lain',
	diperpanjang: 'batas waktu diperpanjang oleh pimpinan'
} as const;

/** Name of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS;

/** A complaint that is placed by hand. */
export interface PlacedCase {
	/** Key of its situation; absent: drawn. */
	situation?: string;
	/** Filed so many working days before today. */
	filed: number;
	channel?: 'online' | 'counter';
	/** Filed with one PDF and so many pictures. */
	pictures?: number;
	anonymous?: boolean;
	/** The reporter has neither phone nor e-mail. */
	unreachable?: boolean;
	course: (pen: Pen) => void;
}

/** n working days before today. */
const ago = (days: number) => ({ ago: days });

/** The scenarios' courses. */
export const SCENARIO_CASES: Readonly<Record<ScenarioName, PlacedCase>> = {
	baruMasuk: { situation: 'chat-bot-terus', filed: 1, channel: 'online', course: () => undefined },
	terlambatVerifikasi: {
		situation: 'ktp-alat-rusak',
		filed: 7,
		channel: 'online',
		course: () => undefined
	},
	menungguPelapor: {
		situation: 'akta-lahir-nama-ibu',
		filed: 5,
		channel: 'online',
		course: (pen) => pen.ask(ago(4))
	},
	sedangDitangani: {
		situation: 'ktp-sembilan-jam',
		filed: 8,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(7));
			pen.assign(ago(7), { person: true });
			pen.note(ago(6));
			pen.openIdentity(ago(5), 'contact_reporter');
			pen.followUp(ago(5));
			pen.message(ago(3));
			pen.write(ago(1));
		}
	},
	dijawab: {
		situation: 'kk-nama-salah',
		filed: 9,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(8));
			pen.assign(ago(8), { person: true });
			pen.followUp(ago(5));
			pen.answer(ago(2));
		}
	},
	dijawabMauHabis: {
		situation: 'kantor-tutup-cepat',
		filed: 17,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(16));
			pen.assign(ago(16));
			pen.followUp(ago(13));
			// Of the ten working days, one or two are left.
			pen.answer(ago(9));
		}
	},
	selesaiDinilai: {
		situation: 'kia-lama',
		filed: 12,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(11));
			pen.assign(ago(11), { person: true });
			pen.followUp(ago(9));
			pen.answer(ago(6));
			pen.confirm(ago(4));
			pen.rate(ago(4), 5);
		}
	},
	dibukaKembali: {
		situation: 'pindah-chat-diam',
		filed: 22,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(21));
			pen.assign(ago(21), { person: true });
			pen.followUp(ago(18));
			pen.answer(ago(14));
			pen.confirm(ago(10));
			pen.rate(ago(10), 3);
			pen.reopen(ago(2));
		}
	},
	ditolak: {
		situation: 'tawaran-pinjaman',
		filed: 6,
		channel: 'online',
		course: (pen) => pen.reject(ago(5))
	},
	diteruskan: {
		situation: 'jalan-rusak',
		filed: 10,
		channel: 'online',
		course: (pen) => {
			pen.note(ago(9));
			pen.forward(ago(9));
			pen.noteForwarding(ago(8));
			pen.askAgency(ago(3));
		}
	},
	pungliAnonim: {
		situation: 'ktp-dua-harga',
		filed: 20,
		channel: 'online',
		anonymous: true,
		course: (pen) => {
			pen.accept(ago(19));
			pen.assign(ago(19), { by: 'pimpinan', person: true });
			pen.note(ago(18));
			pen.followUp(ago(15));
			pen.message(ago(6));
			pen.write(ago(4));
		}
	},
	dariLoket: {
		situation: 'ktp-lansia-di-rumah',
		filed: 3,
		channel: 'counter',
		unreachable: true,
		course: (pen) => {
			pen.accept(ago(2));
			pen.assign(ago(2));
		}
	},
	denganLampiran: {
		situation: 'jalan-banjir',
		filed: 11,
		channel: 'online',
		pictures: 3,
		course: (pen) => {
			pen.accept(ago(10));
			pen.assign(ago(10), { person: true });
			pen.followUp(ago(7), undefined, [4]);
			pen.write(ago(5), [1]);
			pen.answer(ago(3), undefined, [2]);
		}
	},
	rantaiDisposisi: {
		situation: 'keterangan-beda-beda',
		filed: 9,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(8));
			pen.assign(ago(8), { by: 'pimpinan', first: 'SEKRETARIAT', person: true });
			pen.handOn(ago(6), 'PIAK');
			pen.handOn(ago(5), 'CAPIL');
			pen.handOn(ago(4), 'DAFDUK');
			pen.followUp(ago(3));
		}
	},
	dijeda: {
		situation: 'akta-lahir-lama',
		filed: 9,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(8));
			pen.assign(ago(8), { person: true });
			pen.publish(ago(7), 'Akta kelahiran anak lama tidak terbit, padahal berkasnya sudah lengkap.');
			pen.followUp(ago(6));
			pen.pause(ago(3), 10);
			pen.link(ago(2));
		}
	},
	diperpanjang: {
		situation: 'pindah-belum-datang',
		filed: 12,
		channel: 'online',
		course: (pen) => {
			pen.accept(ago(11));
			pen.assign(ago(11), { person: true });
			pen.followUp(ago(9));
			pen.askExtension(ago(4), 10);
			pen.decideExtension(ago(3), 5);
			pen.publish(ago(2), 'Data pindah dari daerah asal lama tidak masuk di Musi Banyuasin.');
		}
	}
};

/** The rest of the desk as it stands this morning. */
export const WORK_IN_HAND: readonly PlacedCase[] = [
	{ filed: 1, course: () => undefined },
	{ filed: 6, situation: 'situs-tidak-terbuka', course: () => undefined },
	{ filed: 3, situation: 'ktp-lewat-janji', course: (pen) => pen.ask(ago(1)) },
	{
		filed: 2,
		course: (pen) => pen.accept(ago(1))
	},
	{
		filed: 9,
		situation: 'petugas-main-ponsel',
		course: (pen) => {
			pen.accept(ago(8));
			pen.assign(ago(8));
		}
	},
	{
		filed: 19,
		situation: 'pindah-belum-datang',
		course: (pen) => {
			pen.accept(ago(18));
			pen.assign(ago(18), { person: true });
			pen.followUp(ago(15));
			pen.askExtension(ago(9), 10);
			pen.decideExtension(ago(8), 0);
		}
	},
	{
		filed: 7,
		course: (pen) => {
			pen.accept(ago(6));
			pen.assign(ago(6), { person: true });
			pen.followUp(ago(4));
		}
	},
	{
		filed: 14,
		situation: 'akta-lahir-lama',
		course: (pen) => {
			pen.accept(ago(13));
			pen.assign(ago(13), { person: true });
			pen.followUp(ago(10));
			pen.answer(ago(6));
			pen.dispute(ago(3));
		}
	},
	{ filed: 17, situation: 'kk-anak-belum-masuk', course: () => undefined },
	{ filed: 18, situation: 'ktp-data-keliru', course: (pen) => pen.ask(ago(15)) },
	{
		filed: 8,
		situation: 'kk-nama-salah',
		course: (pen) => {
			pen.ask(ago(7));
			pen.complete(ago(1));
		}
	},
	{ filed: 3, course: (pen) => pen.accept(ago(2)) },
	{
		filed: 4,
		course: (pen) => {
			pen.accept(ago(3));
			pen.assign(ago(2), { person: true });
		}
	},
	{
		filed: 32,
		situation: 'berkas-hilang',
		course: (pen) => {
			pen.accept(ago(30));
			pen.assign(ago(30), { person: true });
			pen.followUp(ago(26));
			pen.pause(ago(24), 10);
			pen.resume(ago(18));
			pen.write(ago(12));
		}
	},
	{
		filed: 6,
		situation: 'ktp-tanya-17-tahun',
		course: (pen) => {
			pen.accept(ago(5));
			pen.answer(ago(4), 'penerima');
		}
	},
	{
		filed: 5,
		situation: 'tanya-jam-layanan',
		course: (pen) => pen.accept(ago(4))
	},
	{
		filed: 24,
		situation: 'petugas-ketus',
		course: (pen) => {
			pen.accept(ago(23));
			pen.assign(ago(22));
			pen.followUp(ago(20));
			pen.answer(ago(12));
		}
	},
	{
		filed: 26,
		situation: 'calo-di-depan',
		course: (pen) => {
			pen.accept(ago(25));
			pen.assign(ago(25), { by: 'pimpinan', person: true });
			pen.followUp(ago(20));
			pen.note(ago(9));
			pen.askExtension(ago(2), 10);
		}
	},
	{
		filed: 28,
		situation: 'chat-nomor-mati',
		course: (pen) => {
			pen.accept(ago(27));
			pen.assign(ago(27), { person: true });
			pen.link(ago(26));
			pen.unlink(ago(25));
			pen.publish(ago(25), 'Nomor chat layanan sering tidak dijawab.');
			pen.withdraw(ago(24));
			pen.followUp(ago(24));
			pen.answer(ago(20));
			pen.confirm(ago(17));
			pen.reopen(ago(9));
			pen.followUp(ago(5));
		}
	},
	{ filed: 2, situation: 'jadwal-keliling', course: () => undefined },
	{
		filed: 5,
		situation: 'ikd-di-balai-desa',
		course: (pen) => {
			pen.accept(ago(4));
			pen.assign(ago(3));
		}
	},
	{ filed: 4, situation: 'akta-mati-lama', course: (pen) => pen.ask(ago(2)) },
	{
		filed: 10,
		course: (pen) => {
			pen.accept(ago(9));
			pen.assign(ago(9), { person: true });
			pen.followUp(ago(6));
			pen.answer(ago(1));
		}
	}
];
