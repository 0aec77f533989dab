// Officers as the groups of a list to choose from.
import type { Office } from '../complaints/index.ts';
import type { Colleague } from '../officers/index.ts';

/** Heading of those who belong to no unit. */
const NO_UNIT = 'Tanpa unit';

/**
 * @param office its units
 * @param officers in the order in which they are listed
 * @returns a group for each unit that has any, and one for the others
 */
export function officersByUnit({ agency }: Office, officers: readonly Colleague[]) {
	const known = new Set(agency.units.map(({ code }) => code));
	const inUnit = (code: string | null) =>
		officers.filter(({ unitCode }) =>
			code === null ? !unitCode || !known.has(unitCode) : unitCode === code
		);
	return [...agency.units, { code: null, name: NO_UNIT }].flatMap(({ code, name }) => {
		const options = inUnit(code).map((one) => ({ value: one.id, label: one.name }));
		return options.length > 0 ? [{ label: name, options }] : [];
	});
}
