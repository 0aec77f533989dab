// Invented reporters. Nobody is called like this: a common given name and, as family name, a tree of
// the Musi forests. Phones lie in 0840, a prefix that no Indonesian operator has: libphonenumber
// calls them possible and never valid. E-mail ends in the reserved `.example` (RFC 2606).
import { between, chance, pick, type Random } from './random.ts';

/** What a reporter gives of themselves; each may be missing. */
export interface Person {
	name: string | null;
	/** E.164. */
	phone: string | null;
	email: string | null;
}

const GIVEN_NAMES = [
	...['Rohani', 'Suhardi', 'Zainab', 'Herman', 'Maryam', 'Rusdi', 'Yuniarti', 'Firman'],
	...['Nurlela', 'Samsul', 'Ratih', 'Bujang', 'Halimah', 'Toni', 'Eka', 'Wagiman'],
	...['Sulastri', 'Iskandar', 'Mardiana', 'Deni', 'Komariah', 'Yanto', 'Rika', 'Hasan'],
	...['Ponirah', 'Andri', 'Siti', 'Kadir', 'Lismawati', 'Joko', 'Meli', 'Usman']
] as const;

export const TREES = [
	...['Tembesu', 'Gelam', 'Meranti', 'Pulai', 'Jelutung', 'Nibung', 'Rengas', 'Medang'],
	...['Petaling', 'Unglen', 'Ramin', 'Bungur', 'Merawan', 'Kempas', 'Punak', 'Terentang']
] as const;

/** Somebody with a name and, mostly, a way to reach them. */
export function drawPerson(random: Random): Person {
	const given = pick(random, GIVEN_NAMES);
	const tree = pick(random, TREES);
	const digits = String(between(random, 0, 999_999)).padStart(6, '0');
	return {
		name: chance(random, 0.93) ? `${given} ${tree}` : null,
		phone: chance(random, 0.82) ? `+6284000${digits}` : null,
		email: chance(random, 0.2) ? `${given}.${tree}@warga.example`.toLowerCase() : null
	};
}

/** Somebody who stays unknown. */
export const NOBODY: Person = { name: null, phone: null, email: null };
