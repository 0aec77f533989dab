// To whom a complaint can go: the choices of the forms that hand over one or several.
import { formatDate } from '#lib/labels/deadline.ts';
import { loadWords } from '#lib/labels/organisation.ts';
import type { Disposisi, Office } from '#lib/server/complaints/index.ts';
import type { Colleague } from '#lib/server/officers/index.ts';
import type { adviseOn } from '#lib/server/routing/index.ts';

/** @returns units, and the officers of each */
export function disposisiChoices({ agency }: Office, handlers: readonly Colleague[]) {
	return {
		units: agency.units.map(({ code, name }) => ({ value: code, label: name })),
		officers: agency.units.map(({ code, name }) => ({
			label: name,
			options: handlers
				.filter(({ unitCode }) => unitCode === code)
				.map((handler) => ({ value: handler.id, label: handler.name }))
		}))
	};
}

/**
 * The same for one case, with how much lies with whom, who is away, and what the rules suggest. A
 * case that has a unit stays there unless somebody chooses otherwise.
 * @param advice from `adviseOn`
 * @param unitCode where the case is now
 */
export function advisedChoices(
	{ suggestion, units }: Awaited<ReturnType<typeof adviseOn>>,
	unitCode: string | null
) {
	const current = units.find(({ code }) => code === unitCode);
	const suggested = current ? null : suggestion;
	const labelOf = ({ name, load, leave }: (typeof units)[number]['officers'][number]) =>
		[
			`${name} (${loadWords(load)})`,
			leave && `cuti sampai ${formatDate(leave.until)}, digantikan ${leave.deputyName}`
		]
			.filter(Boolean)
			.join(', ');
	return {
		units: units.map(({ code, name, load }) => ({
			value: code,
			label: `${name} (${loadWords(load)})`
		})),
		unit: current?.code ?? suggested?.unitCode ?? '',
		officers: units.map(({ name, officers }) => ({
			label: name,
			options: officers.map((one) => ({ value: one.id, label: labelOf(one) }))
		})),
		officer: suggested?.officerId ?? '',
		reason: suggested?.reason ?? ''
	};
}

/** Who names an officer has named the unit. @returns what the command needs */
export function disposisiTo(
	{ unitCode, officerId, instruction, dueDate }: Disposisi,
	handlers: readonly Colleague[]
): Disposisi {
	const unitOfOfficer = handlers.find(({ id }) => id === officerId)?.unitCode;
	return { unitCode: unitCode || (unitOfOfficer ?? ''), officerId, instruction, dueDate };
}
