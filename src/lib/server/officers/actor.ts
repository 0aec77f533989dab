// Who does something: a signed-in officer, or the person at the server's shell.
import type { Role } from '../../codes/officer-codes.ts';

/** What an officer must do before anything else is open to them. */
export type Obligation = 'password_change' | 'second_factor';

/** Somebody who is away, and in whose place an officer acts today. */
export interface StandIn {
	officerId: string;
	name: string;
	/** What they may do, as far as it is handed on. */
	roles: readonly Role[];
	unitCode: string | null;
	/** ISO date, the last day. */
	until: string;
}

/** A signed-in officer. */
export interface Actor {
	id: string;
	username: string;
	name: string;
	/** With those of the people for whom they stand in today. */
	roles: readonly Role[];
	/** Unit kerja, from content/instansi.json; without one of their own, where they stand in. */
	unitCode: string | null;
	/** Where a kecamatan operator works. */
	kecamatanCode: string | null;
	/** Set while something is owed; the guards then open only their own account to them. */
	owes?: Obligation;
	/** For whom they stand in today; absent when for nobody. */
	standsInFor?: readonly StandIn[];
	/** Only while they stand in for somebody: what they are without it. */
	inOwnRight?: Pick<Actor, 'roles' | 'unitCode'>;
}

/** The person at the server's shell, who may do with accounts what an administrator may. */
export const SHELL = 'shell';

/** Who may administer accounts. */
export type AccountKeeper = Actor | typeof SHELL;

/**
 * @param actor the officer
 * @param roles any of these
 * @returns true when the officer holds at least one of them
 */
export function hasRole(actor: Pick<Actor, 'roles'>, ...roles: Role[]): boolean {
	return roles.some((role) => actor.roles.includes(role));
}
