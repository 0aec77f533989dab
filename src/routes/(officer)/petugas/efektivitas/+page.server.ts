import { shareWords } from '#lib/labels/monitoring.ts';
import { readBoard, type Indicators } from '#lib/server/effectiveness/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { listMonevYear, MONEV_ROLES } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

const NONE = 'Belum ada data';
const number = new Intl.NumberFormat('id-ID');

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, url } = event;
	const { office, now } = locals;
	const wanted = Number(url.searchParams.get('tahun')) || null;
	const { year, years } = await listMonevYear(locals, actor, wanted, now);
	const board = await readBoard(locals, actor, year, now);
	const reachedByOutreach = board.kecamatan.filter(({ sessions }) => sessions).length;
	const whole = wordsOf(board.office);
	const { monev } = board;
	return {
		year,
		years,
		current: localDate(office.calendar, now).startsWith(String(year)),
		indicators: [
			{
				key: 'sosialisasi',
				title: 'Sosialisasi program',
				figures: [
					{ term: 'Sesi yang dikonfirmasi', text: whole.sessions },
					{ term: 'Orang yang hadir', text: whole.present },
					{
						term: 'Kecamatan yang didatangi',
						text: board.office.sessions
							? `${reachedByOutreach} dari ${board.kecamatan.length}`
							: NONE
					},
					{ term: 'Jawaban benar pada kuis', text: whole.quiz }
				],
				definition:
					'Sesi sosialisasi yang sungguh diadakan pada tahun ini. Orang yang datang dua kali terhitung dua kali. Kuis: bagian jawaban benar sebelum dan sesudah sesi.',
				source: 'Hasil sesi yang dikirim penyuluh dan dikonfirmasi petugas (menu Sosialisasi).'
			},
			{
				key: 'tujuan',
				title: 'Tujuan program',
				figures: [
					{ term: 'Laporan yang masuk', text: whole.received },
					{ term: 'Dikirim warga lewat situs', text: whole.online },
					{ term: 'Pemakaian panduan per kecamatan', text: NONE }
				],
				definition:
					'Program ini ingin warga terlayani tanpa perjalanan jauh. Yang bisa dibaca dari sini: bagian laporan yang dikirim lewat situs, bukan lewat loket, surat, atau telepon. Panduan tidak mencatat siapa yang membaca, jadi pemakaiannya tidak bisa dirinci per kecamatan.',
				source: 'Laporan yang masuk pada tahun ini, menurut jalan masuk dan kecamatan.'
			},
			{
				key: 'respon',
				title: 'Kecepatan respon petugas',
				figures: [
					{ term: 'Sampai tindak lanjut pertama', text: whole.response },
					{ term: 'Tindak lanjut pertama tepat waktu', text: whole.kept }
				],
				definition:
					'Hari kerja dari laporan masuk sampai tindak lanjut pertama, yang di tengah. Tepat waktu: tidak lewat dari batas waktunya; yang belum ditindaklanjuti dan sudah lewat terhitung terlambat.',
				source: 'Hitungan waktu setiap laporan yang masuk pada tahun ini.'
			},
			{
				key: 'monitoring',
				title: 'Monitoring',
				figures: [
					{
						term: 'Bulan yang monevnya ditandatangani',
						text: monev ? shareWords(monev.signed, monev.over) : NONE
					},
					{ term: 'Di antaranya terlambat', text: monev ? number.format(monev.late) : NONE },
					{ term: 'Temuan', text: whole.findings },
					{ term: 'Tindakan yang selesai', text: whole.actions }
				],
				definition:
					'Bulan pada tahun ini yang sudah berakhir dan punya laporan monev. Temuan dan tindakan: yang ditemukan pada tahun ini, dari mana pun.',
				source: 'Laporan monev dan temuan (menu Monev dan Temuan).'
			}
		],
		kecamatan: board.kecamatan.map((one) => ({
			code: one.code,
			name: one.name,
			...wordsOf(one)
		}))
	};
};

function wordsOf({ sessions, quiz, reached, response, findings }: Indicators) {
	return {
		sessions: sessions ? number.format(sessions.held) : NONE,
		present: sessions ? number.format(sessions.present) : NONE,
		quiz: quiz
			? `${shareWords(quiz.before.right, quiz.before.asked)} sebelum, ${shareWords(quiz.after.right, quiz.after.asked)} sesudah`
			: NONE,
		received: reached ? number.format(reached.received) : NONE,
		online: reached ? shareWords(reached.online, reached.received) : NONE,
		response:
			response && response.medianDays !== null
				? `${number.format(response.medianDays)} hari kerja (${number.format(response.answered)} laporan)`
				: NONE,
		kept: response ? shareWords(response.kept, response.due) : NONE,
		findings: findings ? number.format(findings.found) : NONE,
		actions: findings ? shareWords(findings.done, findings.actions) : NONE
	};
}
