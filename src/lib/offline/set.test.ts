import { describe, expect, it } from 'vitest';
import { isPrivate, namesOf, type OfflineList, partOf } from './set.ts';

const LIST: OfflineList = {
	version: 'v',
	build: 'b',
	parts: [
		{ id: 'umum', revision: 'aaa', bytes: 1, pages: ['/', '/panduan'] },
		{ id: 'panduan-kk', revision: 'bbb', bytes: 2, pages: ['/panduan/kk', '/panduan/kk/cetak'] }
	],
	files: [{ url: '/_app/immutable/assets/a.css', bytes: 3 }],
	audio: [{ url: '/suara/kk/satu.ogg?v=1', bytes: 4 }]
};

describe('what a phone keeps', () => {
	it('never includes what somebody does under a secret', () => {
		for (const path of [
			'/petugas',
			'/petugas/masuk',
			'/lacak',
			'/lacak/laporan',
			'/wbs',
			'/api/sesi'
		]) {
			expect(isPrivate(path), path).toBe(true);
		}
		for (const path of ['/', '/lapor', '/panduan/kk', '/wbsx', '/lacakan']) {
			expect(isPrivate(path), path).toBe(false);
		}
	});

	it('answers a path, with or without a slash at its end', () => {
		expect(partOf(LIST, '/panduan/kk')?.id).toBe('panduan-kk');
		expect(partOf(LIST, '/panduan/kk/')?.id).toBe('panduan-kk');
		expect(partOf(LIST, '/')?.id).toBe('umum');
		expect(partOf(LIST, '/panduan/k')).toBeNull();
	});

	it('lies under names that change with the revision', () => {
		expect(namesOf(LIST)).toEqual([
			'/?salinan=aaa',
			'/panduan?salinan=aaa',
			'/panduan/kk?salinan=bbb',
			'/panduan/kk/cetak?salinan=bbb',
			'/_app/immutable/assets/a.css'
		]);
	});
});
