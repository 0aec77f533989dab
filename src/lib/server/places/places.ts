// Owns the kecamatan, kelurahan and desa of one regency: read from the npm package idn-area-data.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { StartupError } from '#lib/server/platform/startup-error.ts';

/** Whose data the place names are; the licence (ODbL 1.0) wants it said where they are shown. */
export const ATTRIBUTION =
	'Data wilayah: idn-area-data (Fityan Nugroho), dari sumber resmi pemerintah, lisensi ODbL 1.0.';

/** The regency (kabupaten or kota) that the office serves. */
export interface Regency {
	/** Kemendagri code: `16.06`. */
	code: string;
	/** With its kind: `Kabupaten Musi Banyuasin`, `Kota Makassar`. */
	name: string;
	province: string;
}

/** A desa, or a kelurahan, or a desa adat: the smallest unit. */
export interface Desa {
	/** Kemendagri code: `16.06.09.2001`. */
	code: string;
	name: string;
	kind: 'kelurahan' | 'desa' | 'desa_adat';
}

export interface Kecamatan {
	/** Kemendagri code: `16.06.09`. */
	code: string;
	name: string;
	/** Sorted by name. */
	desa: readonly Desa[];
}

export interface Places {
	regency: Regency;
	/** Sorted by name. */
	kecamatan: readonly Kecamatan[];
}

/** Misspelt in the package, right in the Kemendagri list and on the office's own page. */
const CORRECTED_NAMES = new Map([['16.06.13', 'Lawang Wetan']]);

const BY_NAME = new Intl.Collator('id');

/** The first digit of the last part of a Kemendagri code. */
const KINDS = new Map<string | undefined, Desa['kind']>([
	['1', 'kelurahan'],
	['2', 'desa'],
	['3', 'desa_adat']
]);

const NEWLINE = 0x0a;

/** The fields of a CSV line; a quoted field may hold commas and doubled quotes. */
function splitCsv(line: string): string[] {
	return [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''
	);
}

/**
 * The rows of one of the package's files whose code starts with `prefix`. The file of 83,000
 * villages stays bytes: only the rows that are asked for become strings.
 */
function readRows(file: 'provinces' | 'regencies' | 'districts' | 'villages', prefix: string) {
	const path = createRequire(import.meta.url).resolve(`idn-area-data/data/${file}.csv`);
	const bytes = readFileSync(path);
	const rows: string[][] = [];
	const start = Buffer.from(`\n${prefix}`);
	for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
		const end = bytes.indexOf(NEWLINE, at + 1);
		rows.push(splitCsv(bytes.toString('utf8', at + 1, end === -1 ? bytes.length : end)));
	}
	return rows;
}

/**
 * A name in ordinary capitals. The package has most of them right; it is repaired where a word
 * has no capital ("Soak baru") or the whole name has nothing else ("SUKA MAJU"). Roman numerals
 * and abbreviations stay.
 * @param name as in the package
 */
export function inOrdinaryCapitals(name: string): string {
	const shouted = name.length > 4 && name === name.toUpperCase();
	return name
		.trim()
		.split(/\s+/)
		.map((word) => {
			if (/^(?:dan|x)$/.test(word) || /^[IVXL]+,?$/.test(word)) return word;
			const rest = word.slice(1);
			return word.charAt(0).toUpperCase() + (shouted ? rest.toLowerCase() : rest);
		})
		.join(' ');
}

const loaded = new Map<string, Places>();

/**
 * The places of a regency. Read once for each code; only that regency stays in memory.
 * @param regencyCode Kemendagri code with its dot: `16.06`
 * @throws StartupError when there is no such regency
 */
export function loadPlaces(regencyCode: string): Places {
	const known = loaded.get(regencyCode);
	if (known) return known;

	const regency = /^\d\d\.\d\d$/.test(regencyCode)
		? readRows('regencies', `${regencyCode},`)[0]
		: undefined;
	const province = regency && readRows('provinces', `${regency[1]},`)[0];
	if (!regency || !province) {
		throw new StartupError(
			`Tidak ada kabupaten atau kota dengan kode "${regencyCode}". ` +
				'Pakai kode Kemendagri dengan titik, misalnya 16.06.'
		);
	}

	const desaOf = new Map<string | undefined, Desa[]>();
	for (const [code = '', kecamatanCode, name = ''] of readRows('villages', `${regencyCode}.`)) {
		const desa: Desa = {
			code,
			name: CORRECTED_NAMES.get(code) ?? inOrdinaryCapitals(name),
			kind: KINDS.get(code.split('.')[3]?.[0]) ?? 'desa'
		};
		const siblings = desaOf.get(kecamatanCode);
		if (siblings) siblings.push(desa);
		else desaOf.set(kecamatanCode, [desa]);
	}
	const byName = (a: { name: string }, b: { name: string }) => BY_NAME.compare(a.name, b.name);
	const places: Places = {
		regency: { code: regencyCode, name: regency[2] ?? '', province: province[1] ?? '' },
		kecamatan: readRows('districts', `${regencyCode}.`)
			.map(([code = '', , name = '']) => ({
				code,
				name: CORRECTED_NAMES.get(code) ?? inOrdinaryCapitals(name),
				desa: (desaOf.get(code) ?? []).sort(byName)
			}))
			.sort(byName)
	};
	loaded.set(regencyCode, places);
	return places;
}

/**
 * @param code Kemendagri code of a kecamatan, as typed or stored
 * @returns null when it isn't one of this regency
 */
export function findKecamatan(places: Places, code: string): Kecamatan | null {
	return places.kecamatan.find((kecamatan) => kecamatan.code === code) ?? null;
}

/**
 * @param kecamatanCode the kecamatan that the desa must belong to
 * @param desaCode Kemendagri code of the desa or kelurahan
 * @returns null when there is none, or when it belongs to another kecamatan
 */
export function findDesa(places: Places, kecamatanCode: string, desaCode: string): Desa | null {
	const kecamatan = findKecamatan(places, kecamatanCode);
	return kecamatan?.desa.find((desa) => desa.code === desaCode) ?? null;
}
