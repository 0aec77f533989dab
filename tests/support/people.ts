// Who works in the office of the browser tests. Synthetic, like everything here.
import type { Role } from '../../src/lib/codes/officer-codes.ts';

export const TEST_PASSWORD = 'perahu-ketek-sungai-musi';

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
