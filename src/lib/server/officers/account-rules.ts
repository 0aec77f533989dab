// Owns what makes an account complete: name, roles, and the place that a role needs.
import type { Role } from '../../codes/officer-codes.ts';
import { ROLES, UNIT_ROLES } from '../../codes/officer-codes.ts';
import type { Agency } from '../agency/index.ts';
import { findKecamatan, type Places } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';

/** The connection and the places that the office has: units and kecamatan. */
export interface Workplaces {
	db: Db;
	office: { agency: Pick<Agency, 'units'>; places: Places };
}

/** What an administrator decides about an officer. */
export interface AccountInput {
	username: string;
	name: string;
	roles: readonly Role[];
	unitCode: string | null;
	kecamatanCode: string | null;
}

/** @param text lower case @returns true when it has the shape of a username */
export function isUsername(text: string): boolean {
	return /^[a-z0-9][a-z0-9._-]{2,31}$/.test(text);
}

/**
 * @param context where units and kecamatan are known
 * @param input what was typed
 * @returns the same, tidied: lower-case username, roles in their usual order
 * @throws DomainError invalid_input with a sentence for each field
 */
export function assertGoodAccount(
	context: Workplaces,
	input: AccountInput
): AccountInput & { roles: Role[] } {
	const { agency, places } = context.office;
	const fields: Record<string, string> = {};
	const username = input.username.trim().toLowerCase();
	if (!isUsername(username)) {
		fields.nama_pengguna =
			'Nama pengguna 3 sampai 32 karakter: huruf, angka, titik, garis bawah atau tanda hubung, tanpa spasi.';
	}
	const name = input.name.normalize('NFC').trim().replace(/\s+/g, ' ');
	if (name.length < 2 || name.length > 100 || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>]/u.test(name)) {
		fields.nama = 'Tulis nama lengkap, 2 sampai 100 huruf.';
	}
	const roles = ROLES.filter((role) => input.roles.includes(role));
	if (roles.length === 0) fields.peran = 'Pilih paling sedikit satu peran.';
	if (input.unitCode && !agency.units.some(({ code }) => code === input.unitCode)) {
		fields.unit = 'Unit ini tidak ada. Pilih dari daftar.';
	} else if (UNIT_ROLES.some((role) => roles.includes(role)) && !input.unitCode) {
		fields.unit = 'Petugas dan kepala unit bekerja untuk sebuah unit. Pilih unitnya.';
	}
	if (input.kecamatanCode && !findKecamatan(places, input.kecamatanCode)) {
		fields.kecamatan = 'Kecamatan ini tidak ada. Pilih dari daftar.';
	} else if (roles.includes('district_operator') && !input.kecamatanCode) {
		fields.kecamatan = 'Operator kecamatan bekerja di sebuah kecamatan. Pilih kecamatannya.';
	}
	if (Object.keys(fields).length > 0) {
		throw new DomainError('invalid_input', 'account is not complete', { fields });
	}
	return {
		username,
		name,
		roles,
		unitCode: input.unitCode || null,
		kecamatanCode: input.kecamatanCode || null
	};
}
