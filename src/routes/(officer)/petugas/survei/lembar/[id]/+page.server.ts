import { formatSlipCode } from '#lib/codes/survey-codes.ts';
import { qrDrawing } from '#lib/codes/qr.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { SURVEY_KEEPERS } from '#lib/server/survey/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openBatch } from '../../survey.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...SURVEY_KEEPERS);
	const { batch, place } = await openBatch(event, actor);
	const { origin, host } = event.url;
	const forCounter = batch.channel === 'counter';
	return {
		id: batch.id,
		place,
		count: batch.codes.length,
		until: formatDate(batch.validUntil),
		address: `${host}/survei/isi`,
		codes: batch.codes.map(formatSlipCode),
		// Sheets are a document; slips are cut from this page.
		slips: forCounter
			? batch.codes.map((code) => ({
					code: formatSlipCode(code),
					qr: qrDrawing(`${origin}/survei/isi?kode=${code}`)
				}))
			: null
	};
};
