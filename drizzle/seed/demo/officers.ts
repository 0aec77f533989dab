// The demo's officers: one or two for each role, with invented names and passwords that are printed.
import { type Role, UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import type { Context, Office } from '#lib/server/complaints/index.ts';
import { type Actor, addOfficer, setPasswordWithLink, SHELL } from '#lib/server/officers/index.ts';
import { between, mulberry32, type Random, shuffled } from './random.ts';

/** An officer whose password may be told to everybody: it opens nothing but invented data. */
export interface DemoOfficer {
	username: string;
	name: string;
	roles: Role[];
	unitCode: string | null;
	kecamatanCode: string | null;
	password: string;
}

const PASSWORD_SEED = 1606;
const WORDS = [
	...['perahu', 'rambai', 'senja', 'tembesu', 'ketek', 'sungai', 'embun', 'jelutung'],
	...['bangau', 'lebung', 'tikar', 'purun', 'rawa', 'pelangi', 'gabus', 'kempas']
] as const;

const PEOPLE: readonly [username: string, name: string, role: Role, place: string | null][] = [
	['admin', 'Yulia Pulai', 'administrator', null],
	['penerima', 'Ratna Meranti', 'intake', null],
	['penerima-loket', 'Dedi Bungur', 'intake', null],
	['petugas-dafduk', 'Sari Tembesu', 'handler', 'DAFDUK'],
	['petugas-dafduk2', 'Anwar Gelam', 'handler', 'DAFDUK'],
	['petugas-capil', 'Lina Merawan', 'handler', 'CAPIL'],
	['petugas-piak', 'Fajar Rengas', 'handler', 'PIAK'],
	['petugas-sekretariat', 'Wati Kempas', 'handler', 'SEKRETARIAT'],
	['kepala-dafduk', 'Marlina Bulian', 'unit_head', 'DAFDUK'],
	['kepala-capil', 'Rusdi Petanang', 'unit_head', 'CAPIL'],
	['pimpinan', 'Hamid Unglen', 'head', null],
	['operator-bayung', 'Rosa Nibung', 'district_operator', 'Bayung Lencir'],
	['operator-lalan', 'Agus Ramin', 'district_operator', 'Lalan'],
	['pengawas', 'Mira Medang', 'overseer', null]
];

function phrase(random: Random): string {
	const words = shuffled(random, WORDS).slice(0, 3);
	return `${words.join('-')}-${between(random, 10, 99)}`;
}

/** Who reads the sealed channel; the last one is left out of one of its reports. */
export const DEMO_TEAM: readonly (DemoOfficer & { position: string })[] = (
	[
		['wbs-inspektorat', 'Tiara Kulim', 'Inspektorat'],
		['wbs-sekretaris', 'Bahar Jelutung', 'Sekretaris'],
		['wbs-kabid', 'Laras Tembusu', 'Kepala Bidang Pencatatan Sipil']
	] as const
).map(([username, name, position], place) => ({
	username,
	name,
	position,
	roles: ['disclosure_member'],
	unitCode: null,
	kecamatanCode: null,
	password: phrase(mulberry32(PASSWORD_SEED + 1 + place))
}));

/**
 * Who works in the demo's office.
 * @param office decides units and kecamatan; where it lacks one of ours, its first stands in
 */
export function demoOfficers(office: Office): DemoOfficer[] {
	const random = mulberry32(PASSWORD_SEED);
	return PEOPLE.map(([username, name, role, place]) => ({
		username,
		name,
		roles: [role],
		unitCode: place && UNIT_ROLES.some((one) => one === role) ? knownUnit(office, place) : null,
		kecamatanCode:
			role === 'district_operator'
				? (office.places.kecamatan.find((kecamatan) => kecamatan.name === place)?.code ??
					office.places.kecamatan[0]?.code ??
					null)
				: null,
		password: phrase(random)
	}));
}

/** @returns the unit itself, or the office's first one when it has no such unit */
export function knownUnit({ agency }: Office, code: string): string {
	return (agency.units.find((unit) => unit.code === code) ?? agency.units[0])?.code ?? code;
}

/**
 * Adds the officers as the person at the shell would; each sets the password through their link.
 * @returns by username
 */
export async function addDemoOfficers(
	context: Context,
	officers: readonly DemoOfficer[],
	now: Date
): Promise<Map<string, Actor>> {
	const cast = new Map<string, Actor>();
	for (const { password, ...account } of officers) {
		const { officerId, handover } = await addOfficer(context, SHELL, account, 'link', now);
		if (handover.way !== 'link') throw new Error('expected a link');
		await setPasswordWithLink(context.db, handover.token, { password }, now);
		cast.set(account.username, { id: officerId, ...account });
	}
	return cast;
}

