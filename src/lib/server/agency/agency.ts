// Owns who the office is: content/instansi.json, checked as a whole when the program starts.

import * as v from 'valibot';
import {
	ConfigurationError,
	StartupError,
	type ConfigurationProblem
} from '#lib/server/platform/startup-error.ts';
import { findKecamatan, loadPlaces, type Places } from '#lib/server/places/index.ts';
import { parseContent, readContent } from '#lib/server/platform/content-file.ts';

const FILE = 'content/instansi.json';

/** The days in ISO order. */
const WEEKDAYS = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday'
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of service, local to the office: `08:00` to `12:00`, the end excluded. */
export interface ServiceHours {
	opens: string;
	closes: string;
}

export interface Contact {
	kind: 'phone' | 'whatsapp' | 'email' | 'web';
	label: string;
	/** null until the office fills it in. */
	value: string | null;
	/** True: show "menunggu konfirmasi dinas". */
	placeholder: boolean;
}

/** Who signs the office's letters; null prints as a dotted line. */
export interface Signer {
	position: string;
	name: string | null;
	nip: string | null;
}

/** The kecamatan that share one group of service officers. */
export interface ServiceGroup {
	id: string;
	name: string;
	kecamatanCodes: readonly string[];
	/** null until the office fills it in. */
	whatsapp: string | null;
}

/** A part of the office to which a complaint can be handed (unit kerja). */
export interface Unit {
	code: string;
	name: string;
}

/** A registry service that a complaint can be about. */
export interface RegistryService {
	code: string;
	name: string;
	/** Name of the picture that stands for it. */
	pictogram: string;
}

/** What a complaint can be about, beside the service. */
export interface Category {
	code: string;
	name: string;
	hint: string;
	/** True: may expose the reporter (illegal fees); the form then says that no name is needed. */
	sensitive: boolean;
	/** True: mostly about somebody who works here; the form then asks who. */
	aboutOfficer: boolean;
}

export interface Agency {
	name: string;
	shortName: string;
	/** What residents call the online service. */
	serviceName: string;
	/** Kemendagri code of the regency: `16.06`. */
	regencyCode: string;
	/** IANA name of one of the Indonesian zones. */
	timeZone: string;
	address: { text: string; placeholder: boolean };
	/** What official letters need: where they are dated, and who signs. */
	letters: { place: string; signer: Signer };
	contacts: readonly Contact[];
	serviceHours: Readonly<Record<Weekday, readonly ServiceHours[]>>;
	/** Empty, or every kecamatan of the regency in exactly one of them. */
	serviceGroups: readonly ServiceGroup[];
	units: readonly Unit[];
	/** True while the units are our examples. */
	unitsArePlaceholders: boolean;
	services: readonly RegistryService[];
	categories: readonly Category[];
}

const text = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty('masih kosong. Isi dengan teks.'),
	v.maxLength(300, 'terlalu panjang. Paling banyak 300 huruf.')
);
const code = v.pipe(
	v.string(),
	v.regex(
		/^[A-Z][A-Z0-9_]{0,31}$/,
		'harus berupa huruf besar, angka, dan garis bawah, misalnya AKTA_LAHIR.'
	)
);
const time = v.pipe(
	v.string(),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'harus berupa jam dan menit, misalnya 08:00.')
);
const phone = v.pipe(
	v.string(),
	v.regex(/^\+?\d[\d ()-]{1,19}$/, 'harus berupa nomor telepon, misalnya +62 dan seterusnya.')
);
const day = v.array(
	v.pipe(
		v.strictObject({ buka: time, tutup: time }),
		v.transform(({ buka, tutup }): ServiceHours => ({ opens: buka, closes: tutup }))
	)
);

/** Words in the file → kinds of contact, each with the form of its value. */
const CONTACT_KINDS = {
	telepon: { kind: 'phone', form: phone },
	whatsapp: { kind: 'whatsapp', form: phone },
	email: {
		kind: 'email',
		form: v.pipe(v.string(), v.email('harus berupa alamat email, misalnya nama@contoh.go.id.'))
	},
	web: {
		kind: 'web',
		form: v.pipe(
			v.string(),
			v.regex(/^https:\/\/[^\s"<>]+$/, 'harus berupa alamat web yang diawali https://.')
		)
	}
} as const;

const contact = <Kind extends keyof typeof CONTACT_KINDS>(jenis: Kind) =>
	v.pipe(
		v.strictObject({
			jenis: v.literal(jenis),
			label: text,
			nilai: v.nullable(CONTACT_KINDS[jenis].form),
			perlu_diisi: v.boolean()
		}),
		v.forward(
			v.check(
				({ nilai, perlu_diisi }) => nilai !== null || perlu_diisi,
				'belum ada nilainya. Isi nilai, atau tulis "perlu_diisi": true.'
			),
			['nilai']
		)
	);

const serviceGroup = v.pipe(
	v.strictObject({
		id: code,
		nama: text,
		kecamatan: v.pipe(v.array(v.string()), v.nonEmpty('masih kosong. Isi paling sedikit satu.')),
		whatsapp: v.nullable(phone)
	}),
	v.transform(({ id, nama, kecamatan, whatsapp }): ServiceGroup => ({
		id,
		name: nama,
		kecamatanCodes: kecamatan,
		whatsapp
	}))
);

const schema = v.pipe(
	v.strictObject({
		catatan: v.optional(v.array(v.string())),
		nama: text,
		nama_singkat: text,
		nama_layanan: text,
		kode_wilayah: v.pipe(
			v.string(),
			v.regex(/^\d\d\.\d\d$/, 'harus berupa kode Kemendagri dengan titik, misalnya 16.06.')
		),
		zona_waktu: v.picklist(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
		alamat: v.strictObject({ teks: text, perlu_diisi: v.boolean() }),
		surat: v.strictObject({
			catatan: v.optional(v.string()),
			tempat: text,
			penanda_tangan: v.pipe(
				v.strictObject({
					jabatan: text,
					nama: v.nullable(text),
					nip: v.nullable(
						v.pipe(
							v.string(),
							v.regex(/^\d{8} ?\d{6} ?\d ?\d{3}$/, 'harus berupa NIP 18 angka, atau null.')
						)
					)
				}),
				v.transform(({ jabatan, nama, nip }): Signer => ({ position: jabatan, name: nama, nip }))
			)
		}),
		kontak: v.array(
			v.pipe(
				v.variant('jenis', [
					contact('telepon'),
					contact('whatsapp'),
					contact('email'),
					contact('web')
				]),
				v.transform(({ jenis, label, nilai, perlu_diisi }): Contact => ({
					kind: CONTACT_KINDS[jenis].kind,
					label,
					value: nilai,
					placeholder: perlu_diisi
				}))
			)
		),
		jam_layanan: v.strictObject({
			senin: day,
			selasa: day,
			rabu: day,
			kamis: day,
			jumat: day,
			sabtu: day,
			minggu: day
		}),
		kelompok_layanan: v.record(v.string(), v.array(serviceGroup)),
		unit_kerja: v.strictObject({
			catatan: v.optional(v.string()),
			perlu_diisi: v.boolean(),
			daftar: v.pipe(
				v.array(v.strictObject({ kode: code, nama: text })),
				v.nonEmpty('masih kosong. Isi paling sedikit satu unit.')
			)
		}),
		layanan: v.pipe(
			v.array(
				v.strictObject({
					kode: code,
					nama: text,
					piktogram: v.pipe(
						v.string(),
						v.regex(/^[a-z][a-z0-9-]*$/, 'harus berupa nama gambar, misalnya id-card.')
					)
				})
			),
			v.nonEmpty('masih kosong. Isi paling sedikit satu layanan.')
		),
		kategori: v.pipe(
			v.array(
				v.strictObject({
					kode: code,
					nama: text,
					petunjuk: text,
					sensitif: v.optional(v.boolean(), false),
					tentang_petugas: v.optional(v.boolean(), false)
				})
			),
			v.nonEmpty('masih kosong. Isi paling sedikit satu kategori.')
		)
	}),
	v.transform((file): Agency => ({
		name: file.nama,
		shortName: file.nama_singkat,
		serviceName: file.nama_layanan,
		regencyCode: file.kode_wilayah,
		timeZone: file.zona_waktu,
		address: { text: file.alamat.teks, placeholder: file.alamat.perlu_diisi },
		letters: { place: file.surat.tempat, signer: file.surat.penanda_tangan },
		contacts: file.kontak,
		serviceHours: {
			monday: file.jam_layanan.senin,
			tuesday: file.jam_layanan.selasa,
			wednesday: file.jam_layanan.rabu,
			thursday: file.jam_layanan.kamis,
			friday: file.jam_layanan.jumat,
			saturday: file.jam_layanan.sabtu,
			sunday: file.jam_layanan.minggu
		},
		// Keyed by regency, so that another regency needs no more than another code.
		serviceGroups: file.kelompok_layanan[file.kode_wilayah] ?? [],
		units: file.unit_kerja.daftar.map(({ kode, nama }) => ({ code: kode, name: nama })),
		unitsArePlaceholders: file.unit_kerja.perlu_diisi,
		services: file.layanan.map(({ kode, nama, piktogram }) => ({
			code: kode,
			name: nama,
			pictogram: piktogram
		})),
		categories: file.kategori.map(({ kode, nama, petunjuk, sensitif, tentang_petugas }) => ({
			code: kode,
			name: nama,
			hint: petunjuk,
			sensitive: sensitif,
			aboutOfficer: tentang_petugas
		}))
	}))
);

const DAY_WORDS: Record<Weekday, string> = {
	monday: 'senin',
	tuesday: 'selasa',
	wednesday: 'rabu',
	thursday: 'kamis',
	friday: 'jumat',
	saturday: 'sabtu',
	sunday: 'minggu'
};

/** A problem before it knows its file. */
type Finding = Omit<ConfigurationProblem, 'file'>;

function checkHours(hours: Agency['serviceHours']): Finding[] {
	const findings: Finding[] = [];
	for (const weekday of WEEKDAYS) {
		let previousEnd = '';
		for (const [index, { opens, closes }] of hours[weekday].entries()) {
			const path = `jam_layanan.${DAY_WORDS[weekday]}[${index}]`;
			if (closes <= opens) {
				findings.push({
					path,
					message: `tutup ${closes} tidak sesudah buka ${opens}. Betulkan salah satunya.`
				});
			}
			if (opens < previousEnd) {
				findings.push({
					path,
					message: `buka ${opens} padahal jam sebelumnya baru tutup ${previousEnd}. Urutkan, tanpa tumpang tindih.`
				});
			}
			previousEnd = closes;
		}
	}
	return findings;
}

/** Codes that stand twice in a list, each at its second place. */
function checkUnique(list: string, key: string, codes: readonly string[]): Finding[] {
	return codes.flatMap((value, index) =>
		codes.indexOf(value) === index
			? []
			: [
					{
						path: `${list}[${index}].${key}`,
						message: `"${value}" sudah dipakai. Pakai kode lain.`
					}
				]
	);
}

function checkGroups(groups: readonly ServiceGroup[], places: Places): Finding[] {
	const { code: regencyCode, name: regencyName } = places.regency;
	const list = `kelompok_layanan.${regencyCode}`;
	const findings = checkUnique(
		list,
		'id',
		groups.map(({ id }) => id)
	);
	const groupOf = new Map<string, string>();
	for (const [index, group] of groups.entries()) {
		for (const [position, kecamatanCode] of group.kecamatanCodes.entries()) {
			const path = `${list}[${index}].kecamatan[${position}]`;
			const kecamatan = findKecamatan(places, kecamatanCode);
			const other = groupOf.get(kecamatanCode);
			if (!kecamatan) {
				findings.push({
					path,
					message: `"${kecamatanCode}" bukan kecamatan di ${regencyName} (${regencyCode}). Pakai kode kecamatan dari sana, atau kosongkan kelompoknya menjadi [].`
				});
			} else if (other !== undefined) {
				findings.push({
					path,
					message: `${kecamatan.name} (${kecamatanCode}) sudah ada di ${other}. Hapus salah satunya.`
				});
			}
			groupOf.set(kecamatanCode, group.id);
		}
	}
	const missing = places.kecamatan.filter((kecamatan) => !groupOf.has(kecamatan.code));
	// An office may work without groups; then no kecamatan is missing in them.
	if (groups.length > 0 && missing.length > 0) {
		const names = missing.map((kecamatan) => `${kecamatan.name} (${kecamatan.code})`).join(', ');
		findings.push({
			path: list,
			message: `belum memuat ${names}. Masukkan ke salah satu kelompok.`
		});
	}
	return findings;
}

/**
 * Checks what content/instansi.json holds.
 * @param json the parsed file
 * @throws ConfigurationError with every problem: first those of form, then, once the form is
 * right, those of sense
 */
export function loadAgency(json: unknown): Agency {
	const agency = parseContent(schema, json, FILE);
	const findings = [
		...checkHours(agency.serviceHours),
		...checkUnique(
			'unit_kerja.daftar',
			'kode',
			agency.units.map((unit) => unit.code)
		),
		...checkUnique(
			'layanan',
			'kode',
			agency.services.map((service) => service.code)
		),
		...checkUnique(
			'kategori',
			'kode',
			agency.categories.map((category) => category.code)
		)
	];
	try {
		findings.push(...checkGroups(agency.serviceGroups, loadPlaces(agency.regencyCode)));
	} catch (error) {
		if (!(error instanceof StartupError)) throw error;
		findings.push({ path: 'kode_wilayah', message: error.message });
	}
	if (findings.length > 0) {
		throw new ConfigurationError(findings.map((finding) => ({ file: FILE, ...finding })));
	}
	return agency;
}

/**
 * Reads and checks content/instansi.json.
 * @param rootDir the project's folder
 * @throws ConfigurationError as `loadAgency`, and when the file is missing or no JSON
 */
export function readAgency(rootDir: string): Agency {
	return loadAgency(readContent(rootDir, FILE));
}
