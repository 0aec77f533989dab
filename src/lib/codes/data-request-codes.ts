// The closed sets of codes of data-subject requests and of retention. Their Indonesian words are in
// labels/data-requests.ts.

/** What a person has to decide. Access is served at once and needs no request. */
export const DATA_REQUEST_KINDS = ['correction', 'erasure'] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

/** What a resident can say is wrong. */
export const DATA_FIELDS = ['name', 'phone', 'email', 'other'] as const;
export type DataField = (typeof DATA_FIELDS)[number];

/** `lapsed`: what it was about has been erased meanwhile. */
export type DataRequestDecision = 'fulfilled' | 'refused' | 'lapsed';

/** Why nothing is left of a person in a complaint. */
export const ERASURE_GROUNDS = ['request', 'retention'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** What a retention rule is about: complaints of a class, or the attachments of all. */
export const RETENTION_CODES = [
	'information',
	'aspiration',
	'without_supervision',
	'with_supervision',
	'attachments'
] as const;
export type RetentionCode = (typeof RETENTION_CODES)[number];

/** Why a complaint is passed over for now. */
export const RETENTION_OBSTACLES = ['held', 'data_request', 'reopened'] as const;
export type RetentionObstacle = (typeof RETENTION_OBSTACLES)[number];
