import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectAttachment } from '../attachments/index.ts';
import { day, officerWith, testContext } from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import {
	listAllPublications,
	listPublications,
	publishDocument,
	publishVersion,
	readPublicationFile,
	withdrawPublication
} from './index.ts';
import { publicationVersions } from './schema.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let head: Actor;
let handler: Actor;

beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

/** A PDF that differs by its name. */
async function file(name: string) {
	const text = `%PDF-1.4\n%${name}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n160\n%%EOF\n`;
	return inspectAttachment({ name: `${name}.pdf`, bytes: Buffer.from(text, 'latin1') });
}
const wanted = async (changes: object = {}) => ({
	title: 'Laporan kinerja contoh',
	kind: 'performance_report' as const,
	year: 2025,
	files: [await file('satu')],
	...changes
});

describe('a document', () => {
	it('is read by everybody, in every version, with the checksum of what is handed out', async () => {
		const id = await publishDocument(context, head, await wanted(), day(0));
		const second = { reason: 'Salah ketik di halaman 3.', files: [await file('dua')] };
		await publishVersion(context, head, id, second, day(1));
		const [found] = (await listPublications(context)).filter((one) => one.id === id);
		expect(found?.versions.map(({ number, reason }) => [number, reason])).toEqual([
			[2, 'Salah ketik di halaman 3.'],
			[1, null]
		]);
		for (const { number, sha256 } of found?.versions ?? []) {
			const read = await readPublicationFile(context, id, number);
			expect(
				createHash('sha256')
					.update(read?.bytes ?? '')
					.digest('hex')
			).toBe(sha256);
		}
		expect(await readPublicationFile(context, id, 3)).toBeNull();
	});

	it('is gone in all versions once it was taken back, but its hashes stay', async () => {
		const id = await publishDocument(context, head, await wanted(), day(0));
		await withdrawPublication(context, head, id, 'Terbit sebelum waktunya.', day(1));
		expect((await listPublications(context)).map((one) => one.id)).not.toContain(id);
		expect(await readPublicationFile(context, id, 1)).toBeNull();
		const all = await listAllPublications(context, head);
		expect(all.find((one) => one.id === id)).toMatchObject({
			withdrawReason: 'Terbit sebelum waktunya.',
			versions: [{ number: 1 }]
		});
		const again = { reason: 'Versi berikutnya.', files: [await file('tiga')] };
		const refused = { code: 'invalid_transition' };
		await expect(publishVersion(context, head, id, again, day(2))).rejects.toMatchObject(refused);
		await expect(
			withdrawPublication(context, head, id, 'Sekali lagi saja.', day(2))
		).rejects.toMatchObject(refused);
	});

	it('is published by head and intake only, and seen as withdrawn by nobody else', async () => {
		const refused = { code: 'not_allowed' };
		await expect(publishDocument(context, handler, await wanted(), day(0))).rejects.toMatchObject(
			refused
		);
		expect(() => listAllPublications(context, handler)).toThrow(expect.objectContaining(refused));
	});

	it('needs one file that is new, and a title without numbers of persons', async () => {
		const refused = { code: 'invalid_input' };
		for (const changes of [
			{ files: [] },
			{ files: [await file('satu'), await file('dua')] },
			{ title: 'Laporan tentang 1606010101800001' }
		]) {
			const attempt = publishDocument(context, head, await wanted(changes), day(0));
			await expect(attempt).rejects.toMatchObject(refused);
		}
		const id = await publishDocument(context, head, await wanted(), day(0));
		const same = { reason: 'Tidak ada yang berubah.', files: [await file('satu')] };
		await expect(publishVersion(context, head, id, same, day(1))).rejects.toMatchObject(refused);
	});

	it('keeps its versions as they were', async () => {
		await publishDocument(context, head, await wanted(), day(0));
		await expect(
			context.db.update(publicationVersions).set({ sha256: 'lain' })
		).rejects.toMatchObject({ cause: { code: 'TG001' } });
	});
});
