// What residents take away holds all that is theirs, and nobody of the office.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinPublic } from '../complaints/index.ts';
import { complaintEvents, complaints } from '../complaints/schema.ts';
import { assignedTo, day, filed, officerWith, testContext } from '../complaints/testing.ts';
import { FORMATS, wholeOf } from '../documents/index.ts';
import { readPdf } from '../documents/testing.ts';
import { newId } from '../platform/ids.ts';
import { exportOwnData, ownDataDocument } from './index.ts';

let context: Awaited<ReturnType<typeof testContext>>;
beforeAll(async () => (context = await testContext()));
afterAll(() => context.close());

it('holds whom the reporter wrote about, and which complaints they joined', async () => {
	const other = await filed(context);
	await context.db
		.update(complaints)
		.set({ publicSince: day(0), publicSummary: 'KTP lama jadi.', status: 'verified' })
		.where(eq(complaints.id, other.id));
	const { id } = await filed(context, { about: { officerId: null, words: 'Pak Anu di loket 3' } });
	await joinPublic(context, { complaintId: id }, other.number, day(1));
	const data = await exportOwnData(context, { complaintId: id }, 'json', day(2));
	expect(data.tentang_petugas).toMatchObject({ kata_anda: 'Pak Anu di loket 3' });
	expect(data.bergabung).toEqual([
		{ nomor: other.number, waktu: day(1).toISOString(), berakhir: null }
	]);
	const bytes = await wholeOf(FORMATS.pdf.write(ownDataDocument(data, context.office)));
	const printed = (await readPdf(bytes)).pages.join(' ').replace(/\s+/g, ' ');
	expect(printed).toContain('Pak Anu di loket 3');
	expect(printed).toContain(other.number);

	// Whose complaint was joined by somebody joined none.
	const joined = await exportOwnData(context, { complaintId: other.id }, 'json', day(2));
	expect(joined).toMatchObject({ tentang_petugas: null, bergabung: [] });
});

it('names no officer, whatever an event calls them', async () => {
	const intake = await officerWith(context.db, ['intake']);
	const { id } = await assignedTo(context, intake, 'DAFDUK');
	await context.db.insert(complaintEvents).values({
		id: newId(),
		complaintId: id,
		kind: 'messaged',
		actorKind: 'officer',
		officerId: intake.id,
		data: { text: 'Masih kami cari.', standsInFor: intake.id, givenUpBy: intake.id, by: intake.id },
		at: day(1)
	});
	const { riwayat } = await exportOwnData(context, { complaintId: id }, 'json', day(2));
	expect(riwayat.find(({ peristiwa }) => peristiwa === 'messaged')?.rincian).toEqual({
		text: 'Masih kami cari.'
	});
	expect(JSON.stringify(riwayat)).not.toContain(intake.id);
});
