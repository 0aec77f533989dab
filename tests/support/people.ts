// Who works in the office of the browser tests. Synthetic, like everything here.
import type { Role } from '../../src/lib/codes/officer-codes.ts';

export const TEST_PASSWORD = 'perahu-ketek-sungai-musi';

/** Of a complaint that nobody verified in time (seed-past.ts). */
export const LATE_NARRATIVE = 'Kartu keluarga saya belum jadi, padahal sudah lama saya ajukan.';
/** Of a finding that was acted on five weeks ago (seed-past.ts). */
export const MEASURED_CAUSE = 'KK dicetak sekali seminggu, jadi menumpuk.';

interface TestOfficer {
	username: string;
	name: string;
	roles: Role[];
	unitCode: string | null;
	kecamatanCode: string | null;
}

const officer = (
	username: string,
	name: string,
	role: Role,
	place: Partial<Pick<TestOfficer, 'unitCode' | 'kecamatanCode'>> = {}
): TestOfficer => ({
	username,
	name,
	roles: [role],
	unitCode: place.unitCode ?? null,
	kecamatanCode: place.kecamatanCode ?? null
});

export const TEST_OFFICERS: TestOfficer[] = [
	officer('admin-uji', 'Admin Uji', 'administrator'),
	officer('penerima-uji', 'Penerima Uji', 'intake'),
	officer('petugas-uji', 'Petugas Uji', 'handler', { unitCode: 'DAFDUK' }),
	officer('rekan-uji', 'Rekan Uji', 'handler', { unitCode: 'DAFDUK' }),
	officer('capil-uji', 'Capil Uji', 'handler', { unitCode: 'CAPIL' }),
	officer('kepala-uji', 'Kepala Uji', 'unit_head', { unitCode: 'DAFDUK' }),
	officer('pimpinan-uji', 'Pimpinan Uji', 'head'),
	officer('pengawas-uji', 'Pengawas Uji', 'overseer'),
	officer('operator-uji', 'Operator Uji', 'district_operator', { kecamatanCode: '16.06.09' })
];
