import { ALL_CASES } from '#lib/guides/address.ts';
import { qrDrawing } from '#lib/codes/qr.ts';
import { inOrderOfServices } from '../../guide.server.ts';
import { sheetAddresses, sizeOf } from '../../sheet.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	size: sizeOf(url.searchParams),
	qr: qrDrawing(`${url.origin}/panduan`),
	address: `${url.host}/panduan`,
	reportAddress: `${url.host}/lapor`,
	guides: inOrderOfServices(locals).map((guide) => ({
		guide,
		...sheetAddresses(url.origin, guide, ALL_CASES, { requirements: [], steps: [] })
	}))
});
