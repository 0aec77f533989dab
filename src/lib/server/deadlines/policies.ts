// How long each step may take: dated rows with their legal basis, never constants.

/** What a policy row sets a time for. */
export type DeadlineCode =
	/** For questions: until an officer, and not a machine, says something to the reporter. */
	| 'first_human_answer'
	| 'verification'
	| 'first_response'
	| 'reporter_answer'
	/** What a reporter has after a call, before their silence counts. */
	| 'contact_answer'
	| 'reopening'
	/** The longest pause, when we don't wait for the reporter. */
	| 'pause'
	/** The most that may be added to a deadline at a time. */
	| 'extension'
	/** What a resident asks about the data on themselves. */
	| 'data_request'
	/** Until an officer asks the agency to which a complaint was forwarded. */
	| 'forwarding_follow_up'
	| 'resolution_information'
	| 'resolution_aspiration'
	| 'resolution_without_supervision'
	| 'resolution_with_supervision';

/**
 * In what a time is counted: whole days on which the office works, minutes of its service hours, or
 * days as they come, or hours of day and night, where a law says so.
 */
export type DeadlineUnit = 'working_days' | 'working_minutes' | 'calendar_days' | 'calendar_hours';

/** Who has to act within the time: an officer's role, or the reporter. */
export type DeadlineOwner = 'intake' | 'handler' | 'unit_head' | 'head' | 'reporter';

/** One dated row. A change of rule is a new row, so that running complaints keep their own. */
export interface DeadlinePolicy {
	readonly id: string;
	readonly code: DeadlineCode;
	readonly amount: number;
	readonly unit: DeadlineUnit;
	/** From which part of the time on, in percent, a clock counts as nearly over. */
	readonly warningShare: number;
	readonly owner: DeadlineOwner;
	readonly legalBasis: string;
	/** ISO date from which it holds, itself included. */
	readonly effectiveFrom: string;
	/** False: shown as "menunggu konfirmasi dinas". */
	readonly confirmed: boolean;
	/** What the office should know about the row. */
	readonly note: string;
}

/**
 * The row in force on a date: the latest that has begun. (The table has one row per code and date.)
 * @throws RangeError when no row for the code has begun by then
 */
export function policyOn(
	policies: readonly DeadlinePolicy[],
	code: DeadlineCode,
	isoDate: string
): DeadlinePolicy {
	let inForce: DeadlinePolicy | undefined;
	for (const policy of policies) {
		if (policy.code !== code || policy.effectiveFrom > isoDate) continue;
		if (!inForce || policy.effectiveFrom > inForce.effectiveFrom) inForce = policy;
	}
	if (!inForce) throw new RangeError(`no deadline policy ${code} in force on ${isoDate}`);
	return inForce;
}
