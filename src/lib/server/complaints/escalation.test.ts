// The rungs by themselves; when a case climbs them stands in sweep.test.ts.
import { expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import type { Actor } from '../officers/index.ts';
import { rungOf } from './escalation.ts';

const person = (id: string, role: Role, unitCode: string | null = null): Actor => ({
	id,
	username: id,
	name: id,
	roles: [role],
	unitCode,
	kecamatanCode: null
});
const STAFF = [
	person('penerima', 'intake'),
	person('petugas', 'handler', 'DAFDUK'),
	person('kepala', 'unit_head', 'DAFDUK'),
	person('pimpinan', 'head'),
	person('pengawas', 'overseer')
];
const WITH_HANDLER = { unitCode: 'DAFDUK', handlerId: 'petugas', overseerActs: false };
const without = (id: string) => STAFF.filter((one) => one.id !== id);

const LEVELS = ['handler', 'unit_head', 'head'] as const;
it.each([
	['a handler', WITH_HANDLER, STAFF, ['handler', 'unit_head', 'head']],
	['a unit', { ...WITH_HANDLER, handlerId: null }, STAFF, ['unit_head', 'head', 'head']],
	[
		'nobody',
		{ ...WITH_HANDLER, unitCode: null, handlerId: null },
		STAFF,
		['intake', 'head', 'head']
	],
	['a unit without head', WITH_HANDLER, without('kepala'), ['handler', 'head', 'head']],
	['its own head', { ...WITH_HANDLER, handlerId: 'kepala' }, STAFF, ['handler', 'head', 'head']],
	[
		'an office without head',
		WITH_HANDLER,
		without('pimpinan'),
		['handler', 'unit_head', 'administrator']
	],
	[
		'the overseer, as the head is named',
		{ ...WITH_HANDLER, overseerActs: true },
		STAFF,
		['overseer', 'overseer', 'overseer']
	]
] as const)('what lies with %s goes up', (_, holding, staff, rungs) => {
	expect(LEVELS.map((level) => rungOf(level, holding, staff))).toEqual(rungs);
});
