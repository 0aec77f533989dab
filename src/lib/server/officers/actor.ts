// Who does something: a signed-in officer, or the person at the server's shell.
import type { Role } from '../../codes/officer-codes.ts';

/** What an officer must do before anything else is open to them. */
export type Obligation = 'password_change' | 'second_factor';

/** A signed-in officer. */
export interface Actor {
	id: string;
	username: string;
	name: string;
	roles: readonly Role[];
	/** Unit kerja, from content/instansi.json. */
	unitCode: string | null;
	/** Where a kecamatan operator works. */
	kecamatanCode: string | null;
	/** Set while something is owed; the guards then open only their own account to them. */
	owes?: Obligation;
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
