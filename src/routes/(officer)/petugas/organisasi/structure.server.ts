// Puts the office together for its page: units with their people, who is away, and what is missing.
import { UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import { daysWords, loadWords } from '#lib/labels/organisation.ts';
import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { loadOf, type Office, type readWorkload } from '#lib/server/complaints/index.ts';
import { type Colleague, type Deputyship, hasRole } from '#lib/server/officers/index.ts';
import { namesOf } from '../words.server.ts';

/** Everything that the page is made of. */
export interface Material {
	office: Office;
	colleagues: readonly Colleague[];
	leaves: readonly Deputyship[];
	/** Null for who sees no complaints. */
	loads: Awaited<ReturnType<typeof readWorkload>> | null;
}

/** Something that is missing, and what follows from it. */
export interface Gap {
	what: string;
	follows: string;
}

/**
 * @param material the office, its people, their leave and load
 * @returns units in the office's order, people without a unit, service groups, and gaps
 */
export function structureOf({ office, colleagues, leaves, loads }: Material) {
	const { agency } = office;
	const names = namesOf(office);
	const personOf = (officer: Colleague) => {
		const leave = leaves.find(({ officerId, running }) => running && officerId === officer.id);
		return {
			id: officer.id,
			name: officer.name,
			roles: officer.roles.map((role) => ROLE_LABELS[role]).join(', '),
			away: leave ? awayWords(leave) : null,
			load:
				loads && hasRole(officer, ...UNIT_ROLES)
					? loadWords(loadOf(loads, { handlerId: officer.id }))
					: null
		};
	};
	const known = new Set(agency.units.map(({ code }) => code));
	const ofUnit = (officer: Colleague) =>
		hasRole(officer, ...UNIT_ROLES) && officer.unitCode !== null;
	return {
		placeholders: agency.unitsArePlaceholders,
		office: colleagues
			.filter((officer) => hasRole(officer, 'head', 'intake') && !ofUnit(officer))
			.sort((a, b) => Number(hasRole(b, 'head')) - Number(hasRole(a, 'head')))
			.map(personOf),
		units: agency.units.map(({ code, name }) => {
			const people = colleagues.filter((one) => ofUnit(one) && one.unitCode === code);
			return {
				code,
				name,
				heads: people.filter((one) => hasRole(one, 'unit_head')).map(personOf),
				members: people.filter((one) => !hasRole(one, 'unit_head')).map(personOf),
				load: loads && loadWords(loadOf(loads, { unitCode: code })),
				shared: loads && loadOf(loads, { unitCode: code, handlerId: null }).open
			};
		}),
		groups: agency.serviceGroups.map(({ id, name, kecamatanCodes }) => ({
			id,
			name,
			kecamatan: kecamatanCodes.map((code) => names.kecamatan(code))
		})),
		gaps: gapsOf({ office, colleagues, leaves, loads }, known)
	};
}

function awayWords({ until, deputyName, deputyActive, from }: Deputyship): string {
	return deputyActive
		? `Cuti ${daysWords({ from, until })}, digantikan ${deputyName}`
		: `Cuti ${daysWords({ from, until })}, tanpa pengganti yang aktif`;
}

function gapsOf(
	{ office, colleagues, leaves, loads }: Material,
	known: ReadonlySet<string>
): Gap[] {
	const gaps: Gap[] = [];
	const names = namesOf(office);
	if (!colleagues.some((one) => hasRole(one, 'head'))) {
		gaps.push({
			what: 'Belum ada pimpinan.',
			follows: 'Permintaan perpanjangan waktu tidak ada yang memutuskan.'
		});
	}
	if (!colleagues.some((one) => hasRole(one, 'intake'))) {
		gaps.push({
			what: 'Belum ada penerima.',
			follows: 'Laporan baru hanya tampil di meja pimpinan.'
		});
	}
	for (const { code, name } of office.agency.units) {
		const people = colleagues.filter((one) => one.unitCode === code);
		if (!people.some((one) => hasRole(one, ...UNIT_ROLES))) {
			gaps.push({
				what: `${name} belum punya petugas.`,
				follows: 'Pengaduan untuk unit ini tampil di meja penerima dan pimpinan.'
			});
		} else if (!people.some((one) => hasRole(one, 'unit_head'))) {
			gaps.push({
				what: `${name} belum punya kepala unit.`,
				follows: 'Pengaduan yang terlambat di sini tidak punya atasan yang membagi ulang.'
			});
		}
	}
	for (const { running, deputyActive, officerName, deputyName } of leaves) {
		if (!running || deputyActive) continue;
		gaps.push({
			what: `${officerName} sedang cuti, dan akun penggantinya (${deputyName}) nonaktif.`,
			follows: 'Tidak ada yang memegang pengaduannya. Akhiri cuti itu, lalu catat pengganti lain.'
		});
	}
	const lost = new Set((loads ?? []).flatMap(({ unitCode }) => unitCode ?? []));
	for (const code of lost) {
		if (known.has(code)) continue;
		gaps.push({
			what: `${loadOf(loads ?? [], { unitCode: code }).open} pengaduan masih tercatat di ${names.unit(code)}.`,
			follows: 'Semua tampil di meja penerima. Kirim disposisi baru ke unit yang ada.'
		});
	}
	for (const { name, unitCode, roles } of colleagues) {
		if (!unitCode || known.has(unitCode) || !hasRole({ roles }, ...UNIT_ROLES)) continue;
		gaps.push({
			what: `${name} masih tercatat di ${names.unit(unitCode)}.`,
			follows: 'Administrator perlu memindahkannya ke unit yang ada.'
		});
	}
	return gaps;
}
