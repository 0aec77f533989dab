// Handing over: when somebody leaves, what lies with them goes to a colleague or back to the shared
// desk of its unit, in the transaction in which they leave.
import { and, eq, isNull } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import { localDate } from '../../deadlines/index.ts';
import {
	type AccountKeeper,
	type Actor,
	assertKeeper,
	changeOfficer,
	disableOfficer,
	findActiveOfficer,
	hasRole
} from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { moveCasesOf } from '../change.ts';
import type { Context } from '../context.ts';
import { type Complaint, handlesFor, notAbout, officersKeptFrom } from '../policy.ts';
import { complaints } from '../schema.ts';

/** To whom cases go; null: to the shared desk of the unit of each. */
export interface Receiver {
	officerId: string | null;
}

/**
 * How much an administrator would hand over. The number is all that they learn, and what is about
 * themselves or their superior isn't in it.
 * @returns open cases that lie with that officer
 * @throws DomainError not_allowed
 */
export async function countCasesOf(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	officerId: string
): Promise<number> {
	if (!hasRole(actor, 'administrator')) {
		throw new DomainError('not_allowed', 'only administrators hand cases over');
	}
	return db.$count(
		complaints,
		and(eq(complaints.handlerId, officerId), isNull(complaints.closedAt), notAbout(actor))
	);
}

/**
 * Hands over what lies with an officer. A case that the colleague can't have (another unit, or one
 * that is about them) goes to the shared desk of its unit, which looks like any other.
 * @param keeper an administrator, or the person at the shell
 * @param officerId whose open cases
 * @param to who gets them
 * @param only which of them; all by default
 * @throws DomainError not_allowed; invalid_input for a colleague who handles no cases
 */
export async function handOverCases(
	context: Context,
	keeper: AccountKeeper,
	officerId: string,
	to: Receiver,
	now: Date,
	only: (complaint: Complaint) => boolean = () => true
): Promise<void> {
	await inTransaction(context, async (inside) => {
		await assertKeeper(inside.db, keeper);
		const receiver =
			to.officerId && isUuid(to.officerId)
				? await findActiveOfficer(inside.db, to.officerId)
				: null;
		const fits = receiver && receiver.id !== officerId && hasRole(receiver, ...UNIT_ROLES);
		if (to.officerId && !fits) {
			throw new DomainError('invalid_input', 'nobody who handles cases', {
				fields: { serahkan: 'Pilih rekan dari daftar, atau meja bersama unit.' }
			});
		}
		const today = localDate(context.office.calendar, now);
		await moveCasesOf(inside, keeper, officerId, now, async (complaint, tx) => {
			if (!only(complaint)) return null;
			const { id, unitCode } = complaint;
			const kept = receiver ? await officersKeptFrom(tx, id, today) : new Set();
			const takes = receiver && handlesFor(receiver, unitCode) && !kept.has(receiver.id);
			const handlerId = takes ? receiver.id : null;
			return {
				set: { handlerId },
				data: { unitCode, officerId: handlerId, givenUpBy: officerId }
			};
		});
	});
}

/**
 * Shuts an officer out, and hands over what lies with them.
 * @throws DomainError as `handOverCases` and `disableOfficer`; then nothing has changed
 */
export async function disableOfficerWithCases(
	context: Context,
	keeper: AccountKeeper,
	officerId: string,
	to: Receiver,
	now: Date
): Promise<void> {
	await inTransaction(context, async (inside) => {
		await handOverCases(inside, keeper, officerId, to, now);
		await disableOfficer(inside.db, keeper, officerId, now);
	});
}

/**
 * Changes an officer, and hands over what they can't have any more, in another unit or role.
 * @throws DomainError as `handOverCases` and `changeOfficer`; then nothing has changed
 */
export async function changeOfficerWithCases(
	context: Context,
	keeper: AccountKeeper,
	officerId: string,
	input: Parameters<typeof changeOfficer>[3],
	to: Receiver,
	now: Date
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const loses = ({ unitCode }: Complaint) => !handlesFor(input, unitCode);
		await handOverCases(inside, keeper, officerId, to, now, loses);
		await changeOfficer(inside, keeper, officerId, input, now);
	});
}

async function inTransaction(
	context: Context,
	work: (inside: Context) => Promise<void>
): Promise<void> {
	await context.db.transaction((tx) => work({ ...context, db: tx as unknown as Db }));
}
