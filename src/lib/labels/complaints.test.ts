import { expect, test } from 'vitest';
import { reporterNextStep } from './complaints.ts';

test('an ended complaint promises reopening only while that is possible', () => {
	expect(reporterNextStep('closed', true)).toContain('bisa dibuka kembali');
	const over = reporterNextStep('closed', false);
	expect(over).not.toContain('bisa dibuka kembali');
	expect(over).toContain('laporan baru');
	expect(reporterNextStep('answered', false)).toBe(reporterNextStep('answered', true));
});
