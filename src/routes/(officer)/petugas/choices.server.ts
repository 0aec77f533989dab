// What can be chosen in the forms about accounts: roles, units, kecamatan.
import { ROLES, type Role } from '#lib/codes/officer-codes.ts';
import { wordOf } from '#lib/forms/desk.ts';
import { PERAN } from '#lib/forms/officers.ts';
import { ROLE_HINTS, ROLE_LABELS } from '#lib/labels/roles.ts';
import type { Office } from '#lib/server/complaints/index.ts';

/** @param roles which ones; every role by default */
export function roleChoices(...roles: Role[]) {
	return (roles.length > 0 ? roles : ROLES).map((role) => ({
		value: wordOf(PERAN, role),
		label: ROLE_LABELS[role],
		hint: ROLE_HINTS[role]
	}));
}

/** The units of the office. */
export function unitChoices({ agency }: Office) {
	return agency.units.map(({ code, name }) => ({ value: code, label: name }));
}

/** The kecamatan of the regency. */
export function kecamatanChoices({ places }: Office) {
	return places.kecamatan.map(({ code, name }) => ({ value: code, label: name }));
}
