// Owns the reasons for which a sealed thing is refused.

/** Why something sealed was not accepted. */
export type SealedRefusal =
	/** It does not have our form. */
	| 'malformed'
	/** Its signature is missing, or not by whom it should be. */
	| 'unsigned'
	/** A key named by somebody whom no manifest has: one may be withheld. */
	| 'unnamed'
	/** A manifest older than the one that is known already. */
	| 'rolled_back'
	/** A manifest whose time is over. */
	| 'expired'
	/** A manifest to which too few of the team before it have agreed. */
	| 'unapproved'
	/** It belongs to another report, another place in it, or another predecessor. */
	| 'out_of_place'
	/** None of the keys opens it. */
	| 'not_for_us'
	| 'too_large';

/** A sealed thing was refused. Nothing of its content stands in the message. */
export class SealedError extends Error {
	readonly code: SealedRefusal;

	constructor(code: SealedRefusal, message: string) {
		super(message);
		this.name = 'SealedError';
		this.code = code;
	}
}
