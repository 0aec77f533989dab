import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, MONDAY, officerWith, testContext } from '../complaints/testing.ts';
import type { Context } from '../complaints/index.ts';
import { listRecordingPlaces, tellRecordingPlace } from './recording-places.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());

const LENCIR = '16.06.09';
const LALAN = '16.06.11';
const told = async (code: string) => {
	const places = await listRecordingPlaces(context.db, context.office.places);
	return places.find((place) => place.code === code);
};
const tell = (actor: Awaited<ReturnType<typeof officerWith>>, more: object = {}, now = MONDAY) =>
	tellRecordingPlace(
		{ db: context.db, places: context.office.places },
		actor,
		{ kecamatanCode: LENCIR, available: true, details: 'Tanya operator.', ...more },
		now
	);

it('knows nothing until the office tells', async () => {
	expect(await told(LENCIR)).toMatchObject({ available: null, details: null });
});

it('keeps what was told last, and takes it back', async () => {
	const head = await officerWith(context.db, ['head']);
	await tell(head);
	expect(await told(LENCIR)).toMatchObject({ available: true, details: 'Tanya operator.' });
	await tell(head, { available: false, details: null }, day(1));
	expect(await told(LENCIR)).toMatchObject({ available: false, details: null });
	await tell(head, { available: null, details: 'sia-sia' }, day(2));
	expect(await told(LENCIR)).toMatchObject({ available: null, details: null });
});

it('lets an operator tell of their own kecamatan only', async () => {
	const operator = await officerWith(context.db, ['district_operator'], {
		kecamatanCode: LENCIR
	});
	await tell(operator);
	await expect(tell(operator, { kecamatanCode: LALAN })).rejects.toMatchObject({
		code: 'not_allowed'
	});
	expect(await told(LALAN)).toMatchObject({ available: null });
});

it.each(['handler', 'overseer'] as const)('lets no %s tell', async (role) => {
	const officer = await officerWith(context.db, [role], { unitCode: 'DAFDUK' });
	await expect(tell(officer)).rejects.toMatchObject({ code: 'not_allowed' });
});

it('refuses a kecamatan of another regency', async () => {
	const head = await officerWith(context.db, ['head']);
	await expect(tell(head, { kecamatanCode: '16.01.01' })).rejects.toMatchObject({
		code: 'invalid_input'
	});
});
