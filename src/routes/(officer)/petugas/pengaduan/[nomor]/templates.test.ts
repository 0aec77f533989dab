import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReplyTemplates } from '#lib/server/agency/index.ts';
import { type Context, getComplaint } from '#lib/server/complaints/index.ts';
import { filed, MONDAY, officerWith, testContext } from '#lib/server/complaints/testing.ts';
import { templatesFor, withTemplate } from './templates.server.ts';

let context: Context & { close(): Promise<void> };
let locals: App.Locals;
let detail: Awaited<ReturnType<typeof getComplaint>>;
beforeAll(async () => {
	context = await testContext();
	const { office } = context;
	const categories = office.agency.categories.map(({ code }) => code);
	const replyTemplates = readReplyTemplates(process.cwd(), categories);
	locals = { office, replyTemplates } as unknown as App.Locals;
	const intake = await officerWith(context.db, ['intake']);
	const { number } = await filed(context, { categoryCode: 'PUNGLI', reporterName: 'Sari Uji' });
	detail = await getComplaint(context, intake, number, MONDAY);
});
afterAll(() => context.close());

const url = (query = '') => new URL(`http://localhost/petugas${query}`);
const posted = (values: Record<string, string>) => ({
	data: new FormData(),
	values,
	files: [],
	tooLarge: false
});

test('what fits the problem comes first, and what does not fit can still be chosen', () => {
	const { templates } = templatesFor({ locals, url: url() }, detail, 'answer');
	expect(templates[0]).toMatchObject({
		label: 'Untuk “Diminta uang atau imbalan”',
		options: [{ value: 'LAPORAN_PUNGUTAN' }]
	});
	expect(templates.at(-1)?.options.length).toBeGreaterThan(5);
});

test('an address can choose one, and only one that exists for this step', () => {
	const chosen = (query: string) =>
		templatesFor({ locals, url: url(query) }, detail, 'message').prepared.isi;
	expect(chosen('?templat=KABAR_MASIH_DIKERJAKAN')).toContain(detail.complaint.number);
	expect(chosen('?templat=DOKUMEN_JADI')).toBeUndefined();
	expect(chosen('?templat=__proto__')).toBeUndefined();
});

test('no template knows who reported', () => {
	for (const template of locals.replyTemplates) {
		const filled = withTemplate(
			{ locals },
			detail,
			template.step,
			posted({ templat: template.code })
		);
		expect(JSON.stringify(filled)).not.toContain('Sari Uji');
	}
});

test('nothing typed is lost, and a template that nobody touched makes room for the next', () => {
	const choose = (values: Record<string, string>) =>
		withTemplate({ locals }, detail, 'message', posted(values));
	const first = choose({ templat: 'KABAR_MASIH_DIKERJAKAN', isi: '', versi: '3' });
	expect(first).toMatchObject({ errors: [], values: { versi: '3' } });
	const second = choose({ ...first.values, templat: 'PESAN_JANGAN_KIRIM_NIK' });
	expect(second.values.isi).toMatch(/^Terima kasih keterangannya/);
	const typed = choose({ templat: 'PESAN_JANGAN_KIRIM_NIK', isi: 'Halo, Bu. ' });
	expect(typed.values.isi).toMatch(/^Halo, Bu\.\n\nTerima kasih keterangannya/);
	expect(choose({ templat: '', isi: 'Halo.' })).toMatchObject({
		errors: [{ field: 'templat' }],
		values: { isi: 'Halo.' }
	});
});
