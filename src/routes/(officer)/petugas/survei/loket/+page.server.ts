import { formatSlipCode } from '#lib/codes/survey-codes.ts';
import { qrDrawing } from '#lib/codes/qr.ts';
import { tabletCode } from '#lib/server/survey/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head');
	const { locals, url } = event;
	return {
		code: formatSlipCode(await orErrorPage(tabletCode(locals, actor, locals.now))),
		address: `${url.host}/survei/loket`,
		qr: qrDrawing(`${url.origin}/survei/loket`)
	};
};
