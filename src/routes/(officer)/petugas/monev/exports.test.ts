// A signed report in every form in which it leaves the house, read back as others would read it.
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#lib/server/complaints/index.ts';
import { day, filed, officerWith, testContext } from '#lib/server/complaints/testing.ts';
import { FORMATS, wholeOf, writeXlsx } from '#lib/server/documents/index.ts';
import { docxText, readPdf } from '#lib/server/documents/testing.ts';
import {
	findInMonev,
	followUpsOf,
	getMonevReport,
	monevPeriod,
	monevRows,
	type MonevReport,
	openNumbers,
	saveMonevDraft,
	signMonev
} from '#lib/server/monitoring/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { followUpDocument, monevDocument } from './documents.server.ts';
import { sectionsOf } from './sections.server.ts';
import { monevCsv, monevSheets } from './workbook.server.ts';

const DECEMBER = new Date('2026-12-03T03:00:00Z');
let context: Context & { close(): Promise<void> };
let head: Actor;
let report: MonevReport;
let open: Set<string>;
let number: string;

beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head'], { name: 'Kepala Contoh' });
	const narrative = 'NIK saya 1606014503900002 salah, tolong diperbaiki segera.';
	({ number } = await filed(context, { narrative, reporterName: 'Warga Rahasia' }));
	await filed(context, {}, day(3));
	const texts = { conclusion: 'Blangko "sering" habis, katanya.', clocks: 'Menunggu pusat.' };
	await saveMonevDraft(context, head, '2026-11', texts, 0, DECEMBER);
	const cause = 'Blangko KTP-el habis di dua kecamatan.';
	const wanted = { cause, serviceCode: 'KTP_EL', categoryCode: null, kecamatanCode: null };
	await findInMonev(context, head, '2026-11', { ...wanted, complaints: [] }, DECEMBER);
	await signMonev(context, head, '2026-11', 1, DECEMBER);
	report = await getMonevReport(context, head, '2026-11', 1);
	open = await openNumbers(context.db, head, [number]);
});
afterAll(() => context.close());

const rows = () => monevRows(context, head, report);

test('as a letter, with the list for those to whom it is open', async () => {
	const written = () => FORMATS.docx.write(monevDocument(context.office, report, open, rows()));
	const docx = await wholeOf(written());
	const text = docxText(docx);
	const pdf = await readPdf(
		await wholeOf(FORMATS.pdf.write(monevDocument(context.office, report, open, rows())))
	);
	const printed = pdf.pages.join(' ').replace(/\s+/g, ' ');
	for (const words of [
		'November 2026',
		'Blangko "sering" habis, katanya.',
		'Artinya: Menunggu pusat.',
		'Blangko KTP-el habis di dua kecamatan.',
		'2 laporan masuk dan 0 selesai',
		number
	]) {
		expect(text).toContain(words);
		expect(printed).toContain(words);
	}
	expect(docx).toEqual(await wholeOf(written()));
	const closed = monevDocument(context.office, report, new Set(), null);
	expect(docxText(await wholeOf(FORMATS.docx.write(closed)))).not.toContain(number);
});

test('as a letter without the list, where that would be thousands of pages', async () => {
	const long = { ...report, rowCount: 5001 };
	const text = docxText(
		await wholeOf(FORMATS.docx.write(monevDocument(context.office, long, new Set(), rows())))
	);
	expect(text).toContain('Daftarnya berisi 5.001 laporan, terlalu panjang untuk kertas.');
	expect(text).not.toContain(number);
});

test('as a workbook that another library reads', async () => {
	const sheets = monevSheets(
		context.office,
		report,
		sectionsOf(context.office, report.figures, open),
		rows()
	);
	const read = await readExcelFile(Buffer.from(await wholeOf(writeXlsx(sheets))));
	expect(read.map(({ sheet }) => sheet)).toEqual(['Laporan', 'Angka', 'Daftar laporan']);
	const [about, figures, list] = read.map(({ data }) => data);
	expect(about).toContainEqual(['Simpulan', 'Blangko "sering" habis, katanya.']);
	expect(about).toContainEqual(['Sidik SHA-256', report.sha256]);
	expect(figures).toContainEqual(['Kecamatan', 'Menurut kecamatan', 'Bayung Lencir', 'Masuk', 2]);
	const kinds = ['Laporan yang masuk dan selesai', 'Jenis menurut layanan, yang masuk', 'KTP-el'];
	expect(figures).toContainEqual([...kinds, 'Pengaduan', 2]);
	expect(figures).toContainEqual([...kinds, 'Aspirasi', 0]);
	expect(list?.[1]?.slice(0, 4)).toEqual([number, 'Pengaduan', null, 'Situs ini']);
	expect(list?.[1]?.[10]).toEqual(new Date('2026-11-02T00:00:00Z'));
	expect(list).toHaveLength(3);
});

test('what was signed before kinds were told apart by service has no table of them', () => {
	const { byServiceAndType, ...received } = report.figures.received;
	expect(byServiceAndType).toBeDefined();
	const sections = sectionsOf(context.office, { ...report.figures, received }, open);
	const captions = sections.flatMap(({ tables }) => tables.map(({ caption }) => caption));
	expect(captions).toContain('Menurut layanan');
	expect(captions).not.toContain('Jenis menurut layanan, yang masuk');
});

test('as CSV by RFC 4180', async () => {
	let text = '';
	for await (const line of monevCsv(context.office, rows())) text += line;
	expect(text.endsWith('\r\n')).toBe(true);
	const read = parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' });
	expect(read).toHaveLength(2);
	expect(read[0]).toMatchObject({
		Nomor: number,
		'Kode kecamatan': '16.06.09',
		Masuk: '2026-11-02',
		Selesai: ''
	});
});

test('the follow-up report of a period holds every case and nobody who reported', async () => {
	const period = monevPeriod(context, '2026-11');
	const document = followUpDocument(
		context.office,
		period.code,
		followUpsOf(context, head, period),
		DECEMBER
	);
	const text = docxText(await wholeOf(FORMATS.docx.write(document)));
	expect(text).toContain(number);
	expect(text).toContain('Belum ada tindak lanjut');
	for (const secret of ['Warga Rahasia', '1606014503900002']) expect(text).not.toContain(secret);
});
