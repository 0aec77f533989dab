import { describe, expect, it } from 'vitest';
import { readAgency } from '#lib/server/agency/index.ts';
import { docxText } from '#lib/server/documents/testing.ts';
import { FORMATS, wholeOf } from '#lib/server/documents/index.ts';
import type { Forwarding, Office } from '#lib/server/complaints/index.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { forwardingDocument } from './letter.server.ts';

const agency = readAgency(process.cwd());
const office = {
	agency,
	places: loadPlaces(agency.regencyCode),
	calendar: { timeZone: agency.timeZone }
} as Office;
const FORWARDED = new Date('2026-11-03T02:00:00Z');

const complaint = {
	number: '2026-000042',
	type: 'complaint',
	serviceCode: 'KK',
	categoryCode: 'TERLAMBAT',
	kecamatanCode: '16.06.09',
	incidentDate: '2026-10-30',
	receivedAt: FORWARDED,
	narrative:
		'Bantuan atas NIK 1606014503900002 belum cair. Hubungi 081200000000 atau warga@contoh.id.',
	confidential: false,
	reporterName: 'Warga Contoh',
	reporterPhone: '+6281200000000',
	reporterEmail: 'warga@contoh.id',
	nameHidden: false
} as const;
const forwarding: Forwarding = {
	complaintId: '00000000-0000-0000-0000-000000000000',
	kind: 'agency',
	agency: 'Dinas Sosial',
	reason: 'Bantuan sosial bukan urusan kami.',
	forwardedBy: '00000000-0000-0000-0000-000000000000',
	forwardedAt: FORWARDED,
	letterNumber: null,
	sentOn: null,
	receivedOn: null,
	externalReference: null,
	answeredAt: null,
	followUpAt: new Date('2026-11-17T09:00:00Z')
};

async function textOf(changes: Partial<Forwarding> = {}, confidential = false) {
	const document = forwardingDocument(
		office,
		{ ...complaint, confidential },
		{ ...forwarding, ...changes }
	);
	return docxText(await wholeOf(FORMATS.docx.write(document)));
}

describe('what goes to another agency', () => {
	it('holds the matter, and nothing that says who the reporter is', async () => {
		for (const kind of ['agency', 'sp4n'] as const) {
			const text = await textOf({ kind });
			expect(text).toContain('2026-000042');
			expect(text).toContain('Bayung Lencir');
			expect(text).toContain('Bantuan atas NIK');
			expect(text).toContain('Bantuan sosial bukan urusan kami.');
			for (const secret of ['Warga Contoh', '1606014503900002', '81200000000', 'warga@contoh.id']) {
				expect(text).not.toContain(secret);
			}
		}
	});

	it('leaves number and date open until they are known', async () => {
		expect(await textOf()).toMatch(/Sekayu, \.{10,}.*Nomor : \.{10,}/);
		const sent = await textOf({ letterNumber: '400.12/17', sentOn: '2026-11-04' });
		expect(sent).toContain('Sekayu, 4 November 2026');
		expect(sent).toContain('Nomor : 400.12/17 Sifat : Biasa');
		expect(sent).toContain('paling lambat 17 November 2026');
		expect(await textOf({ followUpAt: null })).not.toContain('paling lambat');
		expect(await textOf({}, true)).toContain('Sifat : Rahasia');
	});

	it('says for SP4N-LAPOR! that there is no connection', async () => {
		expect(await textOf({ kind: 'sp4n' })).toContain('Tanggap tidak tersambung ke SP4N-LAPOR!.');
	});
});
