import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InspectedAttachment } from '../../attachments/index.ts';
import type { Actor } from '../../officers/index.ts';
import { fileComplaint } from '../commands/file.ts';
import { openIdentity } from '../commands/identity.ts';
import {
	assignComplaint,
	followUpComplaint,
	messageReporter,
	noteOnComplaint
} from '../commands/handle.ts';
import { writeAsReporter } from '../commands/report.ts';
import { acceptComplaint } from '../commands/verify.ts';
import type { Context } from '../context.ts';
import { day, filingFor, MONDAY, officerWith, rowOf, testContext } from '../testing.ts';
import { getAttachmentForOfficer, getComplaint } from './detail.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let overseer: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake'], { name: 'Citra' });
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK', name: 'Ani' });
	overseer = await officerWith(context.db, ['overseer']);
});
afterAll(() => context.close());

const file = (fileName: string, mediaType = 'image/jpeg'): InspectedAttachment => ({
	fileName,
	mediaType,
	kind: mediaType === 'image/jpeg' ? 'image' : 'document',
	bytes: new Uint8Array([1]),
	originalSha256: '0'.repeat(64),
	inline: false
});

async function assigned(nameHidden = false, files: InspectedAttachment[] = []) {
	const filing = filingFor(context.office, { nameHidden });
	const { number } = await fileComplaint(context, filing, files, null, MONDAY);
	const found = {
		type: 'complaint' as const,
		class: 'without_supervision' as const,
		serviceCode: 'KK',
		categoryCode: 'TERLAMBAT'
	};
	await acceptComplaint(context, intake, { number, version: 1 }, found, MONDAY);
	const to = { unitCode: 'DAFDUK', officerId: handler.id, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, { number, version: 2 }, to, day(1));
	return number;
}

describe('one complaint', () => {
	it('names who acted and to whom a disposisi went', async () => {
		const { events, handlerName } = await getComplaint(context, handler, await assigned(), day(1));
		expect(
			events.map(({ kind, officerName, assigneeName }) => [kind, officerName, assigneeName])
		).toEqual([
			['filed', null, null],
			['accepted', 'Citra', null],
			['assigned', 'Citra', 'Ani']
		]);
		expect(handlerName).toBe('Ani');
	});

	// The page of a conflict shows the events after the version that the form was opened on.
	it('has as many events that change it as its version says', async () => {
		const number = await assigned();
		await noteOnComplaint(context, handler, { number, version: 3 }, 'Arsip dicek.', day(1));
		await openIdentity(context, handler, number, 'compare_data', day(1));
		const { events, complaint } = await getComplaint(context, handler, number, day(1));
		const changes = events.filter(({ kind }) => kind !== 'identity_opened');
		expect(changes).toHaveLength(complaint.version);
		expect(events).toHaveLength(complaint.version + 1);
	});

	it('keeps the reporter from those who may not know', async () => {
		const open = await assigned();
		const hidden = await assigned(true);
		const seenBy = async (actor: Actor, number: string) => {
			await openIdentity(context, actor, number, 'contact_reporter', day(1)).catch(() => undefined);
			const { complaint, identity } = await getComplaint(context, actor, number, day(1));
			return [complaint.reporterName, identity.state];
		};
		expect(await seenBy(handler, open)).toEqual(['Warga Contoh', 'open']);
		expect(await seenBy(handler, hidden)).toEqual([null, 'kept']);
		expect(await seenBy(overseer, open)).toEqual([null, 'kept']);
		expect(await seenBy(intake, hidden)).toEqual(['Warga Contoh', 'open']);
	});

	it.each(['2026-000256\u0000', "' or 1=1", '', '2026-000000', 'x'.repeat(5000)])(
		'is not found under the impossible number %j',
		async (number) => {
			for (const attempt of [
				() => getComplaint(context, intake, number, day(1)),
				() => openIdentity(context, intake, number, 'hand_over', day(1)),
				() => getAttachmentForOfficer(context, intake, number, intake.id, day(1)),
				() => noteOnComplaint(context, intake, { number, version: 1 }, 'Arsip dicek.', day(1))
			]) {
				await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
			}
		}
	);
});

describe('the names of files', () => {
	const sent = (...attachments: InspectedAttachment[]) => ({ text: 'Ini berkasnya.', attachments });
	const names = async (actor: Actor, number: string) =>
		(await getComplaint(context, actor, number, day(4))).attachments.map(
			({ fileName }) => fileName
		);

	async function withFiles(nameHidden: boolean) {
		const number = await assigned(nameHidden, [file('KTP Warga Contoh.jpg')]);
		const target = async () => ({ number, version: (await rowOf(context, number)).version });
		const { id } = await rowOf(context, number);
		const done = sent(file('Bukti cetak.pdf', 'application/pdf'));
		await followUpComplaint(context, handler, await target(), done, day(2));
		const later = sent(file('Surat Warga Contoh.pdf', 'application/pdf'));
		await writeAsReporter(context, { complaintId: id }, later, day(3));
		return number;
	}

	it('stay from those who may not know the reporter, when the reporter gave them', async () => {
		const number = await withFiles(true);
		const neutral = ['Lampiran 1.jpg', 'Bukti cetak.pdf', 'Lampiran 2.pdf'];
		expect(await names(handler, number)).toEqual(neutral);
		expect(await names(overseer, number)).toEqual(neutral);
		const given = ['KTP Warga Contoh.jpg', 'Bukti cetak.pdf', 'Surat Warga Contoh.pdf'];
		expect(await names(intake, number)).toEqual(neutral);
		await openIdentity(context, intake, number, 'compare_data', day(4));
		expect(await names(intake, number)).toEqual(given);
		const known = await withFiles(false);
		await openIdentity(context, handler, known, 'compare_data', day(4));
		expect(await names(handler, known)).toEqual(given);
	});

	it('stay away from them in the download, too', async () => {
		const number = await withFiles(true);
		const [first] = (await getComplaint(context, intake, number, day(4))).attachments;
		const nameFor = async (actor: Actor) => {
			const found = await getAttachmentForOfficer(context, actor, number, first?.id ?? '', day(4));
			return found.attachment.fileName;
		};
		expect(await nameFor(handler)).toBe('Lampiran 1.jpg');
		expect(await nameFor(intake)).toBe('Lampiran 1.jpg');
		await openIdentity(context, intake, number, 'compare_data', day(4));
		expect(await nameFor(intake)).toBe('KTP Warga Contoh.jpg');
	});

	it('stay also when an officer took the files down for the reporter', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { number } = await fileComplaint(
			context,
			filingFor(context.office, { nameHidden: true }),
			[file('KTP Warga Contoh.jpg')],
			{ officer: operator, channel: 'counter', receivedAt: MONDAY },
			MONDAY
		);
		const passedOn = sent(file('Foto Warga Contoh.jpg'));
		await messageReporter(context, operator, { number, version: 1 }, passedOn, day(1));
		expect(await names(overseer, number)).toEqual(['Lampiran 1.jpg', 'Lampiran 2.jpg']);
		await openIdentity(context, operator, number, 'compare_data', day(4));
		expect(await names(operator, number)).toContain('Foto Warga Contoh.jpg');
	});
});
