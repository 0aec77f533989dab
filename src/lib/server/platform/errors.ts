// The closed set of reasons for which a domain command refuses.

/**
 * Codes that a command may refuse with. `server/web` maps each one, once, to an HTTP status and
 * to an Indonesian sentence that says what to do next.
 */
export type DomainErrorCode =
	| 'invalid_input'
	| 'not_found'
	| 'not_allowed'
	| 'not_signed_in'
	| 'invalid_transition'
	| 'conflict'
	| 'too_large'
	| 'unsupported_media'
	| 'rate_limited'
	| 'expired';

/** What a person can act on: the field names that are wrong, or how long to wait. */
export interface DomainErrorDetails {
	/** Field name → Indonesian sentence that says what to do. */
	fields?: Record<string, string>;
	/** Seconds until trying again makes sense (rate_limited). */
	retryAfterSeconds?: number;
}

/** A refusal that is part of the rules. Anything else that is thrown is a fault of ours. */
export class DomainError extends Error {
	readonly code: DomainErrorCode;
	readonly details: DomainErrorDetails;

	/**
	 * @param code why the command refuses
	 * @param message English, for the log; never shown to a person and never holds what they typed
	 * @param details what the person can act on
	 */
	constructor(code: DomainErrorCode, message: string, details: DomainErrorDetails = {}) {
		super(message);
		this.name = 'DomainError';
		this.code = code;
		this.details = details;
	}
}
