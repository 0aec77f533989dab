import { error } from '@sveltejs/kit';
import { render } from 'svelte/server';
import Chart from '#lib/components/charts/Chart.svelte';
import { readMonths, readRelease, releaseCsv } from '#lib/server/releases/index.ts';
import { chartsOf } from '../../charts.server.ts';
import type { RequestHandler } from './$types';

/** One chart as a picture, or its numbers. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { periode, bagan, format } = params;
	const found = await readRelease(locals, periode);
	const chart =
		found && chartsOf(found.document, await readMonths(locals)).find(({ id }) => id === bagan);
	if (!chart || (format !== 'svg' && format !== 'csv')) {
		error(404, 'Bagan itu tidak ada. Buka halaman statistik, lalu unduh dari sana.');
	}
	const name = `${bagan}-${periode}.${format}`;
	if (format === 'csv') {
		const { documents, which } = chart.source;
		return file(releaseCsv(documents, which), 'text/csv; charset=utf-8', name);
	}
	// Comments are Svelte's marks for itself.
	const svg = render(Chart, { props: { drawing: chart.drawing } }).body.replace(/<!--.*?-->/g, '');
	return file(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, 'image/svg+xml', name);
};

function file(body: string, type: string, name: string): Response {
	return new Response(body, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
	});
}
