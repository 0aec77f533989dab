import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guideQuery, isOutdated, readGuideAddress } from './address.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}$/);
const ids = fc.uniqueArray(id, { maxLength: 12 });

it('brings back from paper what was ticked on the phone', () => {
	fc.assert(
		fc.property(id, ids, ids, (caseId, requirements, steps) => {
			const query = guideQuery(caseId, { requirements, steps }, 'a1b2c3d4e5f6');
			expect(query).toBe(encodeURI(query));
			expect(readGuideAddress(new URLSearchParams(query))).toEqual({
				caseId,
				requirements,
				steps,
				revision: 'a1b2c3'
			});
		})
	);
});

it('reads boxes that a form sent one by one', () => {
	const query = new URLSearchParams('kasus=hilang&syarat=kk&syarat=ktp-lama&langkah=cek');
	expect(readGuideAddress(query)).toMatchObject({
		requirements: ['kk', 'ktp-lama'],
		steps: ['cek']
	});
});

it('drops what can be no id', () => {
	const query = new URLSearchParams({ syarat: 'kk.<b>.NIK 1606.', langkah: '' });
	expect(readGuideAddress(query)).toMatchObject({ requirements: ['kk'], steps: [] });
});

it('tells paper of an older revision', () => {
	expect(isOutdated({ revision: 'a1b2c3' }, 'a1b2c3d4e5f6')).toBe(false);
	expect(isOutdated({ revision: 'ffffff' }, 'a1b2c3d4e5f6')).toBe(true);
	expect(isOutdated({ revision: null }, 'a1b2c3d4e5f6')).toBe(false);
});
