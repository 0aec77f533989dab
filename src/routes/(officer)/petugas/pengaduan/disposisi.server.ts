// To whom a complaint can go: the choices of the forms that hand over one or several.
import type { Disposisi, Office } from '#lib/server/complaints/index.ts';
import type { Colleague } from '#lib/server/officers/index.ts';

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

/** Who names an officer has named the unit. @returns what the command needs */
export function disposisiTo(
	{ unitCode, officerId, instruction, dueDate }: Disposisi,
	handlers: readonly Colleague[]
): Disposisi {
	const unitOfOfficer = handlers.find(({ id }) => id === officerId)?.unitCode;
	return { unitCode: unitCode || (unitOfOfficer ?? ''), officerId, instruction, dueDate };
}
