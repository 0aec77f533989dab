import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	acceptComplaint,
	answerComplaint,
	assignComplaint,
	type Context,
	getComplaint,
	noteOnComplaint
} from '#lib/server/complaints/index.ts';
import {
	answerSaying,
	day,
	filed,
	officerWith,
	targetOf,
	testContext
} from '#lib/server/complaints/testing.ts';
import { FORMATS, wholeOf } from '#lib/server/documents/index.ts';
import { docxText, readPdf } from '#lib/server/documents/testing.ts';
import { followUpReport } from './report.server.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());

test('tells what was done and when, and nothing that says who reported', async () => {
	const head = await officerWith(context.db, ['head', 'intake'], { name: 'Kepala Contoh' });
	const { number } = await filed(context, {
		narrative: 'NIK saya 1606014503900002 salah ketik di KTP, hubungi 081200000000.',
		reporterName: 'Warga Rahasia'
	});
	const target = () => targetOf(context, number);
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KTP_EL',
		categoryCode: context.office.agency.categories[0]?.code ?? ''
	} as const;
	await acceptComplaint(context, head, await target(), found, day(0));
	const to = { unitCode: 'DAFDUK', officerId: null, instruction: 'Cek data.', dueDate: null };
	await assignComplaint(context, head, await target(), to, day(1));
	await noteOnComplaint(context, head, await target(), 'Hanya untuk rekan.', day(1));
	const answer = answerSaying('data 1606014503900002 kami perbaiki.');
	await answerComplaint(context, head, await target(), answer, day(2));

	const detail = await getComplaint(context, head, number, day(2));
	const report = () => followUpReport(context.office, detail, day(3));
	const docx = await wholeOf(FORMATS.docx.write(report()));
	const text = docxText(docx);
	for (const word of [number, 'Disposisi', 'Cek data.', 'kami perbaiki', 'Tepat waktu', 'NIP']) {
		expect(text).toContain(word);
	}
	for (const secret of ['Warga Rahasia', '1606014503900002', '81200000000', 'untuk rekan']) {
		expect(text).not.toContain(secret);
	}
	expect(docx).toEqual(await wholeOf(FORMATS.docx.write(report())));
	const pdf = await readPdf(await wholeOf(FORMATS.pdf.write(report())));
	expect(pdf.pages.join(' ')).toContain('Laporan tindak lanjut');
});
