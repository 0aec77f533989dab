import { qrDrawing } from '#lib/codes/qr.ts';
import { sizeOf } from '../../../panduan/sheet.server.ts';
import { findLesson } from '../../lesson.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const lesson = findLesson(locals, params.slug);
	const address = `${url.origin}/literasi/${lesson.slug}`;
	return {
		lesson,
		size: sizeOf(url.searchParams),
		qr: qrDrawing(address),
		address: address.replace(/^https?:\/\//, ''),
		reportAddress: `${url.host}/lapor`
	};
};
