// What the pages about routing rules show alike: the choices of the form, and a rule in words.
import { KELAS, wordOf } from '#lib/forms/desk.ts';
import { CLASS_LABELS } from '#lib/labels/complaints.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import { type Colleague, listHandlers } from '#lib/server/officers/index.ts';
import { conditionWords, type RoutingRule } from '#lib/server/routing/index.ts';
import { namesOf } from '../../words.server.ts';

/** The choices of the form. */
export async function ruleChoices({ db, office }: Pick<App.Locals, 'db' | 'office'>) {
	const { agency } = office;
	const choices = (list: readonly { code: string; name: string }[]) =>
		list.map(({ code, name }) => ({ value: code, label: name }));
	const handlers = await listHandlers(db);
	return {
		services: choices(agency.services),
		categories: choices(agency.categories),
		classes: Object.entries(KELAS).map(([value, code]) => ({ value, label: CLASS_LABELS[code] })),
		groups: agency.serviceGroups.map(({ id, name }) => ({ value: id, label: name })),
		units: choices(agency.units),
		officers: agency.units.map(({ code, name }) => ({
			label: name,
			options: handlers
				.filter(({ unitCode }) => unitCode === code)
				.map((one) => ({ value: one.id, label: one.name }))
		}))
	};
}

/** A rule as the form's fields hold it. */
export function ruleValues(rule: RoutingRule): Record<string, string> {
	return {
		layanan: rule.serviceCode ?? '',
		kategori: rule.categoryCode ?? '',
		golongan: rule.class ? wordOf(KELAS, rule.class) : '',
		kelompok: rule.serviceGroup ?? '',
		unit: rule.unitCode,
		petugas: rule.officerId ?? '',
		urutan: String(rule.priority),
		keterangan: rule.note
	};
}

/** A rule as lists show it. */
export function ruleWords(office: Office, rule: RoutingRule, people: readonly Colleague[]) {
	const officer = people.find(({ id }) => id === rule.officerId)?.name;
	const unit = namesOf(office).unit(rule.unitCode);
	return {
		id: rule.id,
		condition: conditionWords(rule, office.agency),
		to: [unit, officer].filter(Boolean).join(', '),
		priority: rule.priority,
		note: rule.note,
		confirmed: rule.confirmed
	};
}
