// Which disposisi the rules suggest, and why, in words. Pure: the officer decides.
import { CLASS_LABELS } from '../../labels/complaints.ts';
import type { Agency } from '../agency/index.ts';
import { type Complaint, handlesFor, type Load } from '../complaints/index.ts';
import { type Colleague, hasRole } from '../officers/index.ts';
import type { routingRules } from './schema.ts';

/** A rule that is in force. */
export type RoutingRule = typeof routingRules.$inferSelect;

/** What rules look at. */
export type RoutedCase = Pick<
	Complaint,
	'serviceCode' | 'categoryCode' | 'class' | 'kecamatanCode'
>;

/** Who could get it. */
export interface Staff {
	/** Active officers with whom complaints can lie. */
	handlers: readonly Colleague[];
	/** On leave today. */
	away: ReadonlySet<string>;
	/** From whom the complaint is kept. */
	keptFrom: ReadonlySet<string>;
}

/** A disposisi that could be sent as it is. */
export interface Suggestion {
	unitCode: string;
	/** Only where the rule names somebody who can have it. */
	officerId: string | null;
	/** `Aturan: Akta Kelahiran → Bidang …` and what else speaks for it. */
	reason: string;
}

/**
 * @param rules in force, in any order
 * @param complaint the case
 * @param staff who is there
 * @param load how much lies with an officer, as far as the viewer may count
 * @param agency names, and which units there are
 * @returns null when no rule fits, or nobody in the units of the fitting ones may have it
 */
export function suggestRouting(
	rules: readonly RoutingRule[],
	complaint: RoutedCase,
	staff: Staff,
	load: (officerId: string) => Load,
	agency: Agency
): Suggestion | null {
	for (const rule of inOrder(rules)) {
		const unit = agency.units.find(({ code }) => code === rule.unitCode);
		if (!unit || !fits(rule, complaint, agency)) continue;
		const people = staff.handlers.filter(
			(one) => handlesFor(one, unit.code) && !staff.keptFrom.has(one.id)
		);
		if (people.length === 0) continue;
		const here = people.filter(({ id }) => !staff.away.has(id));
		const named = here.find(({ id }) => id === rule.officerId);
		const sentences = [`Aturan: ${conditionWords(rule, agency)} → ${unit.name}.`];
		if (named) sentences.push(`Aturan itu menunjuk ${named.name}.`);
		else {
			const members = here.filter((one) => hasRole(one, 'handler'));
			const lightest = members.toSorted((a, b) => weight(load(a.id)) - weight(load(b.id)))[0];
			const open = lightest && load(lightest.id).open;
			if (lightest && members.length > 1) {
				sentences.push(`Paling sedikit pekerjaannya: ${lightest.name}, ${open} terbuka.`);
			}
		}
		return { unitCode: unit.code, officerId: named?.id ?? null, reason: sentences.join(' ') };
	}
	return null;
}

// What is late weighs more than any number of open ones could.
const weight = ({ open, late }: Load) => late * 10_000 + open;

/** @returns the rules as they are asked: by priority, then the more exact, then the older one */
export function inOrder(rules: readonly RoutingRule[]): RoutingRule[] {
	const exact = ({ serviceCode, categoryCode, class: its, serviceGroup }: RoutingRule) =>
		[serviceCode, categoryCode, its, serviceGroup].filter((part) => part !== null).length;
	return rules.toSorted(
		(a, b) => a.priority - b.priority || exact(b) - exact(a) || (a.id < b.id ? -1 : 1)
	);
}

/** @returns the conditions of a rule, `Akta Kelahiran, Kelompok 3` */
export function conditionWords(rule: RoutingRule, agency: Agency): string {
	const named = (list: readonly { code: string; name: string }[], code: string | null) =>
		code && (list.find((item) => item.code === code)?.name ?? code);
	const words = [
		named(agency.services, rule.serviceCode),
		named(agency.categories, rule.categoryCode),
		rule.class && CLASS_LABELS[rule.class],
		rule.serviceGroup &&
			(agency.serviceGroups.find(({ id }) => id === rule.serviceGroup)?.name ?? rule.serviceGroup)
	].filter(Boolean);
	return words.length ? words.join(' · ') : 'Semua pengaduan lain';
}

function fits(rule: RoutingRule, complaint: RoutedCase, { serviceGroups }: Agency): boolean {
	const { serviceCode, categoryCode, serviceGroup } = rule;
	const group = serviceGroups.find(({ id }) => id === serviceGroup);
	return (
		(serviceCode === null || serviceCode === complaint.serviceCode) &&
		(categoryCode === null || categoryCode === complaint.categoryCode) &&
		(rule.class === null || rule.class === complaint.class) &&
		(serviceGroup === null || Boolean(group?.kecamatanCodes.includes(complaint.kecamatanCode)))
	);
}
