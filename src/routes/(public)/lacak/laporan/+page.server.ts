import { requireReporter } from '#lib/server/web/tracking.ts';
import { listPublicLikeOwn } from '#lib/server/complaints/index.ts';
import { mayAnswerAfter } from '#lib/server/survey/index.ts';
import { newsFor } from './news.server.ts';
import { trackingView } from '#lib/server/web/tracking-view.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import type { PageServerLoad } from './$types';

// What was just done, by the word in the address that the verb's redirect left.
const DONE: Record<string, string> = {
	pesan: 'Pesan Anda sudah terkirim.',
	selesai: 'Terima kasih. Laporan ini kami tutup.',
	'belum-selesai':
		'Terima kasih sudah memberi tahu. Unit yang menangani melihat lagi laporan Anda.',
	nilai: 'Terima kasih. Penilaian Anda sudah kami simpan.',
	'buka-kembali': 'Laporan Anda dibuka kembali.',
	kabar: 'Pilihan kabar Anda sudah kami simpan.',
	tarik: 'Laporan Anda sudah ditarik dan ditutup.',
	serupa: 'Laporan Anda sudah kami kaitkan dengan laporan serupa.',
	survei: 'Terima kasih. Jawaban survei Anda sudah kami simpan, terpisah dari laporan ini.'
};

export const load: PageServerLoad = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	const { db, office, channels, now } = event.locals;
	return {
		view: trackingView(complaint, office, now),
		// Before the office has looked at it, the reporter knows best what it is the same as.
		maySeeSimilar:
			complaint.status === 'submitted' &&
			complaint.joined.length === 0 &&
			(await listPublicLikeOwn(event.locals, reporter)).length > 0,
		maySurvey: await mayAnswerAfter(event.locals, reporter, complaint),
		news: await newsFor(db, reporter, channels),
		done: wordFor(DONE, event.url.searchParams.get('baru'))
	};
};
