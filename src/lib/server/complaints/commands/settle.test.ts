// Whom a complaint is about: said while filing, settled later, and what that takes from whom.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import type { Actor } from '../../officers/index.ts';
import { officers } from '../../officers/schema.ts';
import { maySee, getComplaint } from '../queries/detail.ts';
import { listComplaints } from '../queries/queue.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { complaintEvents, complaintSubjectWords } from '../schema.ts';
import type { About } from '../subjects.ts';
import {
	answerSaying,
	assignedTo,
	day,
	filed,
	filingFor,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../testing.ts';
import { fileComplaint } from './file.ts';
import { answerComplaint, assignComplaint } from './handle.ts';
import { reviewSubjects, settleSubjects, type SubjectsFound } from './settle.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let staff: Record<string, Actor>;

const PEOPLE: [who: string, name: string, role: Role, unitCode?: string][] = [
	['intake', 'Ratna Meranti', 'intake'],
	['handler', 'Sari Tembesu', 'handler', 'DAFDUK'],
	['colleague', 'Anwar Gelam', 'handler', 'DAFDUK'],
	['unitHead', 'Marlina Bulian', 'unit_head', 'DAFDUK'],
	['head', 'Hamid Unglen', 'head'],
	['overseer', 'Mira Medang', 'overseer']
];

beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());
beforeEach(async () => {
	// Nobody of the test before.
	await context.db.update(officers).set({ disabledAt: day(0) });
	staff = {};
	for (const [who, name, role, unitCode] of PEOPLE) {
		staff[who] = await officerWith(context.db, [role], { name, ...(unitCode ? { unitCode } : {}) });
	}
});

const person = (who: string): Actor => {
	const found = staff[who];
	if (!found) throw new Error(`nobody is called ${who}`);
	return found;
};
const idOf = (who: string) => person(who).id;

const about = (changes: Partial<About>) =>
	filed(context, { about: { officerId: null, words: null, ...changes } });

async function whoSees({ number }: { number: string }): Promise<string[]> {
	const seeing: string[] = [];
	for (const [who, actor] of Object.entries(staff)) {
		if (await maySee(context, actor, number)) seeing.push(who);
	}
	return seeing;
}

const settle = async (who: string, number: string, found: Partial<SubjectsFound>) =>
	settleSubjects(
		context,
		person(who),
		await targetOf(context, number),
		{ outcome: 'named', officerIds: [], ...found },
		day(1)
	);

const eventsOf = (complaintId: string) =>
	context.db
		.select({ kind: complaintEvents.kind, data: complaintEvents.data })
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaintId))
		.orderBy(complaintEvents.id);

describe('filing', () => {
	it.each<[string, string | null, string[]]>([
		['Sari', null, ['intake', 'head', 'overseer']],
		['ibu Ratna', null, ['head', 'overseer']],
		['Sari atau Ratna', null, ['head', 'overseer']],
		['petugas berkacamata', null, ['head', 'overseer']],
		['kepala dinas', null, ['overseer']],
		['yang berkacamata', 'handler', ['intake', 'head', 'overseer']],
		['Hamid dan Mira', null, ['overseer']]
	])('about %s (picked: %s) is seen by %j', async (words, picked, expected) => {
		const complaint = await about({ words, officerId: picked && idOf(picked) });
		expect(await whoSees(complaint)).toEqual(expected);
	});

	it('refuses who does not work here, and who takes it down about themselves', async () => {
		await context.db
			.update(officers)
			.set({ disabledAt: day(0) })
			.where(eq(officers.id, idOf('colleague')));
		const fields = { fields: { tentang_petugas: expect.any(String) as string } };
		await expect(about({ officerId: idOf('colleague') })).rejects.toMatchObject({
			code: 'invalid_input',
			details: fields
		});
		const filing = filingFor(context.office, { about: { officerId: idOf('intake'), words: null } });
		const takenDown = {
			officer: person('intake'),
			channel: 'counter',
			receivedAt: day(0)
		} as const;
		await expect(fileComplaint(context, filing, [], takenDown, day(0))).rejects.toMatchObject({
			details: fields
		});
	});

	it('sent twice, stays one complaint about the same people', async () => {
		const filing = filingFor(context.office, { about: { officerId: null, words: 'Sari' } });
		const first = await fileComplaint(context, filing, [], null, day(0));
		const again = await fileComplaint(context, filing, [], null, day(0));
		expect([again.number, again.repeated]).toEqual([first.number, true]);
	});

	it('is waited for on the desk of whoever has to settle it', async () => {
		const unknown = await about({ words: 'petugas berkacamata' });
		const high = await about({ words: 'pak kadis' });
		const likely = await about({ words: 'Sari' });
		const deskOf = async (who: string) =>
			(
				await listComplaints(
					context,
					person(who),
					{ mine: true },
					{ cursor: null, size: 10 },
					day(0)
				)
			).rows
				.map(({ number }) => number)
				.filter((number) => [unknown, high, likely].some((one) => one.number === number));
		expect(await deskOf('overseer')).toEqual([high.number, unknown.number]);
		expect(await deskOf('head')).toEqual([likely.number, unknown.number]);
		expect(await deskOf('intake')).toEqual([likely.number]);
	});
});

describe('settling', () => {
	it('picks who it is: everybody else is out of it', async () => {
		const complaint = await about({ words: 'Sari atau Anwar' });
		await settle('intake', complaint.number, { officerIds: [idOf('colleague')] });
		const detail = await getComplaint(context, person('intake'), complaint.number, day(1));
		expect(detail.subjects.officers.map(({ name }) => name)).toEqual(['Anwar Gelam']);
		expect(detail.subjects).toMatchObject({ words: 'Sari atau Anwar', open: false });
	});

	it('says that it is nobody here, or leaves all whom it might be', async () => {
		const nobody = await about({ words: 'bu Ratna' });
		await settle('head', nobody.number, { outcome: 'none' });
		expect(await whoSees(nobody)).toEqual(['intake', 'head', 'overseer']);
		const unsure = await about({ words: 'bu Ratna' });
		await settle('overseer', unsure.number, { outcome: 'uncertain' });
		expect(await whoSees(unsure)).toEqual(['head', 'overseer']);
		const unknown = await about({ words: 'yang galak' });
		await settle('head', unknown.number, { outcome: 'uncertain' });
		expect(await whoSees(unknown)).toEqual(['intake', 'head', 'overseer']);
	});

	it('is not for who handles it, and not there for whom it is about', async () => {
		const { number } = await assignedTo(context, person('intake'), 'DAFDUK');
		await expect(settle('colleague', number, { outcome: 'none' })).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await settle('intake', number, { officerIds: [idOf('unitHead')] });
		for (const who of ['unitHead', 'handler']) {
			await expect(settle(who, number, { outcome: 'none' })).rejects.toMatchObject({
				code: 'not_found'
			});
		}
	});

	it('names nobody in the history, and shows its reporter nothing of it', async () => {
		const complaint = await about({ words: 'Sari' });
		await settle('intake', complaint.number, { officerIds: [idOf('handler')] });
		expect(await eventsOf(complaint.id)).toMatchObject([
			{ kind: 'filed' },
			{ kind: 'subjects_settled', data: { outcome: 'named' } }
		]);
		const text = JSON.stringify(await eventsOf(complaint.id));
		expect(text).not.toContain('Sari');
		expect(text).not.toContain(idOf('handler'));
		const tracked = await trackComplaint(context, { complaintId: complaint.id }, day(1));
		expect(tracked.timeline.map(({ kind }) => kind)).toEqual(['filed']);
	});

	it('refuses to leave nobody, and people who are not there', async () => {
		const { number } = await about({ words: 'kadis' });
		await expect(
			settle('overseer', number, { officerIds: [idOf('head'), idOf('overseer')] })
		).rejects.toMatchObject({ code: 'invalid_input', details: { fields: { '': /pengawas/ } } });
		await expect(settle('overseer', number, {})).rejects.toMatchObject({ code: 'invalid_input' });
		await expect(
			settle('overseer', number, { officerIds: ['01a00000-0000-7000-8000-000000000000'] })
		).rejects.toMatchObject({ code: 'invalid_input' });
		expect(await whoSees({ number })).toEqual(['overseer']);
	});
});

describe('a case that lies with whom it is about', () => {
	it('is taken from a whole unit, and can not go back there', async () => {
		const { id, number } = await assignedTo(context, person('intake'), 'DAFDUK');
		await settle('intake', number, { officerIds: [idOf('unitHead')] });
		expect(await rowOf(context, number)).toMatchObject({
			status: 'verified',
			unitCode: null,
			handlerId: null
		});
		expect((await eventsOf(id)).slice(-2)).toMatchObject([
			{ kind: 'subjects_settled' },
			{ kind: 'taken_back', data: { from: 'assigned', to: 'verified' } }
		]);
		const assign = async (unitCode: string) =>
			assignComplaint(
				context,
				person('intake'),
				await targetOf(context, number),
				{ unitCode, officerId: null, instruction: 'Cek.', dueDate: null },
				day(1)
			);
		await expect(assign('DAFDUK')).rejects.toMatchObject({
			details: { fields: { unit: expect.stringContaining('unit lain') as string } }
		});
		await assign('CAPIL');
		expect(await rowOf(context, number)).toMatchObject({ unitCode: 'CAPIL' });
	});

	it('stays with the unit when it is about one of several there', async () => {
		const { number } = await assignedTo(context, person('intake'), 'DAFDUK');
		const to = { unitCode: 'DAFDUK', instruction: 'Cek.', dueDate: null };
		await assignComplaint(
			context,
			person('intake'),
			await targetOf(context, number),
			{ ...to, officerId: idOf('handler') },
			day(1)
		);
		await settle('head', number, { officerIds: [idOf('handler')] });
		expect(await rowOf(context, number)).toMatchObject({
			status: 'assigned',
			unitCode: 'DAFDUK',
			handlerId: null
		});
	});

	it('about the head goes to the overseer, who answers it, until it is not about them', async () => {
		const { number } = await assignedTo(context, person('intake'), 'DAFDUK');
		await settle('intake', number, { officerIds: [idOf('head')] });
		expect(await rowOf(context, number)).toMatchObject({
			status: 'verified',
			unitCode: null,
			overseerActs: true
		});
		expect(await whoSees({ number })).toEqual(['overseer']);
		const detail = await getComplaint(context, person('overseer'), number, day(1));
		expect(detail.verbs).toContain('answer');
		expect(detail.verbs).not.toContain('assign');

		await settle('overseer', number, { outcome: 'none' });
		expect(await rowOf(context, number)).toMatchObject({ overseerActs: false });
		await expect(
			answerComplaint(
				context,
				person('overseer'),
				await targetOf(context, number),
				answerSaying('Selesai.'),
				day(2)
			)
		).rejects.toMatchObject({ code: 'not_allowed' });
	});

	it('leaves them when they become the head, or the head of its unit', async () => {
		const { number } = await assignedTo(context, person('intake'), 'DAFDUK');
		await settle('intake', number, { officerIds: [idOf('colleague')] });
		expect(await rowOf(context, number)).toMatchObject({ unitCode: 'DAFDUK' });
		const become = (role: Role) =>
			context.db
				.update(officers)
				.set({ roles: [role] })
				.where(eq(officers.id, idOf('colleague')));
		await become('unit_head');
		await reviewSubjects(context, day(2));
		expect(await rowOf(context, number)).toMatchObject({ unitCode: null, overseerActs: false });
		await become('head');
		expect(await rowOf(context, number)).toMatchObject({ overseerActs: true });
		await become('handler');
		expect(await rowOf(context, number)).toMatchObject({ overseerActs: false });
	});
});

it('words that nobody has settled are read again for whoever comes', async () => {
	const complaint = await about({ words: 'bu Wati' });
	const settled = await about({ words: 'bu Wati' });
	await settle('head', settled.number, { outcome: 'none' });
	expect(await whoSees(complaint)).toEqual(['head', 'overseer']);
	staff.wati = await officerWith(context.db, ['intake'], { name: 'Wati Kempas' });
	await reviewSubjects(context, day(1));
	expect(await whoSees(complaint)).toEqual(['intake', 'head', 'overseer']);
	expect(await whoSees(settled)).toEqual(['intake', 'head', 'overseer', 'wati']);
});

it('the words can be erased alone', async () => {
	const complaint = await about({ words: 'Sari' });
	await context.db
		.delete(complaintSubjectWords)
		.where(eq(complaintSubjectWords.complaintId, complaint.id));
	const { subjects } = await getComplaint(context, person('intake'), complaint.number, day(1));
	expect(subjects).toMatchObject({
		words: null,
		open: false,
		officers: [{ name: 'Sari Tembesu' }]
	});
});
