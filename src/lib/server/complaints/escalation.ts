// To whom a late case goes: up from whoever has it, past whoever isn't there or may not know, and
// never to nobody without saying so.
import { ESCALATED_TO, type EscalatedTo } from '../../codes/complaint-codes.ts';
import type { EscalationLevel } from '../deadlines/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { type Complaint, handlesFor } from './policy.ts';

/** With whom a complaint lies. */
export type Holding = Pick<Complaint, 'unitCode' | 'handlerId' | 'overseerActs'>;

/**
 * Who stands on a rung, with those who stand in for them today.
 * @param to the rung
 * @param holding with whom the complaint lies
 * @param staff everybody who works here
 */
export function peopleAt(to: EscalatedTo, holding: Holding, staff: readonly Actor[]): Actor[] {
	const there = staff.filter((person) => standsAt(to, holding, person));
	const deputies = staff.filter(
		(person) =>
			!there.includes(person) &&
			person.standsInFor?.some(({ officerId }) => there.some(({ id }) => id === officerId))
	);
	return [...there, ...deputies];
}

function standsAt(to: EscalatedTo, { unitCode, handlerId }: Holding, person: Actor): boolean {
	if (to === 'handler') return person.id === handlerId && handlesFor(person, unitCode);
	if (to !== 'unit_head') return hasRole(person, to);
	if (unitCode === null) return false;
	// Whoever has it themselves is no help from above.
	return hasRole(person, to) && person.unitCode === unitCode && person.id !== handlerId;
}

/**
 * The rung on which somebody is. What nobody has been given yet starts one rung higher: with no unit
 * at intake and then the head, with no handler at the head of the unit.
 * @param recipient of the level
 * @param holding with whom the complaint lies
 * @param staff everybody who works here and may see it
 */
export function rungOf(
	recipient: EscalationLevel['recipient'],
	holding: Holding,
	staff: readonly Actor[]
): EscalatedTo {
	// Where the head is named, the overseer acts in everybody's place.
	if (holding.overseerActs) return 'overseer';
	const held = peopleAt('handler', holding, staff).length > 0;
	const ladder: EscalatedTo[] =
		holding.unitCode === null
			? ['intake', 'head', 'head']
			: held
				? ['handler', 'unit_head', 'head']
				: ['unit_head', 'head', 'head'];
	const from = ['handler', 'unit_head', 'head'].indexOf(recipient);
	const rungs = ladder.slice(from);
	return rungs.find((rung) => peopleAt(rung, holding, staff).length > 0) ?? 'administrator';
}

/** @param rungs where the running clocks of a complaint went @returns the highest of them */
export function highestOf(rungs: readonly (EscalatedTo | null)[]): EscalatedTo | null {
	return ESCALATED_TO.findLast((rung) => rungs.includes(rung)) ?? null;
}
