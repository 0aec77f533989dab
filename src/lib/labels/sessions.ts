// The words of sessions in front of a group: quizzes, counts, states.
import type { QuizForm } from '#lib/codes/answer-code.ts';
import type { Slide } from '#lib/guides/session.ts';
import type { CountingMethod } from '#lib/guides/session-result.ts';

export const QUIZ_TITLES = {
	a: 'Kuis sebelum belajar',
	b: 'Kuis sesudah belajar'
} as const satisfies Record<QuizForm, string>;

export const METHOD_WORDS = {
	hands: 'angkat tangan',
	codes: 'di HP peserta'
} as const satisfies Record<CountingMethod, string>;

/** `12 dari 24 benar (50%)`. @param share null for a quiz that was not held */
export function shareWords(share: { right: number; asked: number } | null): string {
	if (!share) return 'belum ada';
	return `${share.right} dari ${share.asked} (${Math.round((100 * share.right) / share.asked)}%)`;
}

/** `A`, `B`, … of an answer. @param index counted from 0 */
export function answerLetter(index: number): string {
	return String.fromCharCode(65 + index);
}

/**
 * What the facilitator says and minds at a slide.
 * @param slide one of the deck's
 * @param title of the session
 * @param questions how many each quiz asks
 * @returns what to say aloud, and a note that only the facilitator sees; null for none
 */
export function facilitatorWords(
	slide: Slide,
	title: string,
	questions: number
): { prompt: string | null; note: string | null } {
	switch (slide.kind) {
		case 'cover':
			return {
				prompt: `Selamat datang, Bapak dan Ibu. Hari ini kita belajar bersama: ${title}. Silakan bertanya kapan saja.`,
				note: 'Layar ini untuk Anda. Pakai proyektor? Buka layar proyektor di jendela lain, pada perangkat yang sama. Tanpa proyektor, bacakan dan tunjukkan HP Anda.'
			};
		case 'quiz':
			return slide.form === 'a'
				? {
						prompt: `Sebelum mulai, saya ajukan ${questions} pertanyaan. Ini bukan ujian. Jawab saja yang Bapak dan Ibu kira benar.`,
						note: 'Hitung dulu semua yang hadir, juga yang tanpa HP. Jangan beri tahu jawabannya sekarang. Pembahasan ada sesudah kuis kedua.'
					}
				: {
						prompt: `Sekarang saya ajukan ${questions} pertanyaan lagi. Pertanyaannya baru, isinya yang tadi kita pelajari.`,
						note: 'Hitung lagi yang hadir. Mungkin ada yang datang atau pulang. Pakai cara yang sama dengan kuis pertama, supaya hasilnya bisa dibandingkan.'
					};
		case 'codes':
			return {
				prompt:
					'Silakan buka kuis di HP masing-masing. Sesudah selesai, sebutkan kode jawaban Anda kepada saya.',
				note: 'HP peserta perlu sinyal satu kali, untuk membuka kuis. Bantu yang kesulitan, tetapi jangan jawabkan. Yang tidak menyebut kode tercatat belum menjawab.'
			};
		case 'question':
			// The same for all of them.
			if (slide.number > 1) return { prompt: null, note: null };
			return {
				prompt: 'Saya bacakan pertanyaan dan semua jawabannya. Angkat tangan satu kali saja.',
				note: 'Bacakan lagi jawabannya satu per satu, lalu hitung tangan. Jangan menunjuk orang, dan jangan tunjukkan mana yang benar.'
			};
		case 'answer': {
			const { right } = slide.question.forms[slide.form];
			return {
				prompt: `Yang benar adalah ${answerLetter(right)}. Siapa mau menjelaskan sebabnya?`,
				note: 'Beri waktu satu atau dua orang menjawab. Lalu bacakan penjelasannya.'
			};
		}
		case 'results':
			return {
				prompt: 'Inilah hasil kita bersama. Terima kasih sudah belajar.',
				note: 'Bila ada yang belum banyak benar, ulangi bagian itu sebentar. Jangan menyalahkan siapa pun.'
			};
		case 'closing':
			return {
				prompt:
					'Ada masalah, pertanyaan, atau saran? Sampaikan di halaman ini. Gratis, tanpa akun, dan boleh tanpa nama.',
				note: 'Tunjukkan cara membuka halaman Lapor di HP Anda. Peserta tanpa HP boleh melapor lewat Anda, keluarga, atau loket.'
			};
		case 'step':
			return { prompt: slide.step.prompt, note: slide.step.facilitatorNote };
	}
}
