// What the officers' pages of the survey do alike: which period is meant.
import { error } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import type { Period } from '#lib/server/figures/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { listPeriods, readBatch, surveyPeriod } from '#lib/server/survey/index.ts';
import { namesOf } from '../words.server.ts';

/** @throws an error page for what is no period */
export function openPeriod({ office }: App.Locals, code: string): Period {
	const period = surveyPeriod(office.calendar, code);
	if (!period) error(404, 'Periode ini tidak ada. Buka halaman Survei, lalu pilih dari sana.');
	return period;
}

/**
 * The period that an address asks for, else the latest that is over.
 * @returns it, and all that can be chosen
 */
export async function chosenPeriod({ locals, url }: Pick<Asked, 'locals' | 'url'>, actor: Actor) {
	const periods = await listPeriods(locals, actor, locals.now);
	const asked = surveyPeriod(locals.office.calendar, url.searchParams.get('periode') ?? '');
	const over = periods.find(({ to }) => to <= locals.now);
	const period = asked ?? over ?? periods[0];
	if (!period) error(404, 'Belum ada periode survei.');
	return { period, periods };
}

/** @throws an error page when this officer has no such batch */
export async function openBatch(
	{ locals, params }: Pick<Asked, 'locals' | 'params'>,
	actor: Actor
) {
	const batch = isUuid(params.id) ? await readBatch(locals, actor, params.id) : null;
	if (!batch) error(404, 'Cetakan ini tidak ditemukan. Buka daftar lembar survei.');
	const place = batch.kecamatanCode ? namesOf(locals.office).kecamatan(batch.kecamatanCode) : null;
	return { batch, place };
}

interface Asked {
	locals: App.Locals;
	url: URL;
	params: { id: string };
}
