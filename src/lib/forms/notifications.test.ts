import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { officerChoicesForm, testForm } from './notifications.ts';

describe('what an officer chooses', () => {
	it('becomes a choice per topic', () => {
		const form = { email: 'a@contoh.id', disposisi_email: 'ya', disposisi_mendesak: 'ya' };
		const { topics, email, phone, digest } = v.parse(officerChoicesForm, form);
		expect({ email, phone, digest }).toEqual({ email: 'a@contoh.id', phone: null, digest: false });
		expect(topics.assignment).toEqual({ app: false, email: true, phone: false, urgent: true });
		expect(topics.new_complaint).toEqual({ app: false, email: false, phone: false, urgent: false });
	});

	it.each([
		[{ ringkasan: 'ya' }, 'email'],
		[{ laporan_baru_email: 'ya' }, 'email'],
		[{ laporan_baru_telepon: 'ya' }, 'telepon'],
		[{ email: 'bukan alamat' }, 'email']
	])('needs an address to go to: %j', (form, field) => {
		const result = v.safeParse(officerChoicesForm, form);
		expect(result.issues?.map(({ path }) => path?.[0]?.key)).toContain(field);
	});
});

describe('a test message', () => {
	it('goes to an address of its channel', () => {
		expect(v.parse(testForm, { saluran: 'telepon', tujuan: '0812 0000 0000' })).toEqual({
			channel: 'phone',
			to: '+6281200000000'
		});
		const wrong = v.safeParse(testForm, { saluran: 'email', tujuan: '0812' });
		expect(wrong.issues?.[0]?.path?.[0]?.key).toBe('tujuan_email');
		expect(v.safeParse(testForm, { saluran: 'email', tujuan: '' }).success).toBe(false);
	});
});
