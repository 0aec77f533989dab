// What the pages of a lesson share.
import { error as httpError } from '@sveltejs/kit';
import type { Lesson } from '#lib/guides/guide.ts';

/** @param slug as it stands in the address @throws 404 when there's no such lesson */
export function findLesson({ library }: App.Locals, slug: string): Lesson {
	const lesson = library.lessons.find((one) => one.slug === slug);
	if (!lesson) httpError(404, 'Pelajaran ini tidak ada. Cari lagi di daftar pelajaran.');
	return lesson;
}
