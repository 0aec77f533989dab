// The closed sets of codes of data-subject requests and of retention. Their Indonesian words are in
// labels/data-requests.ts.

/** What a person has to decide. Access is served at once and needs no request. */
export const DATA_REQUEST_KINDS = ['correction', 'erasure'] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

/** What a resident can say is wrong. */
export const DATA_FIELDS = ['name', 'phone', 'email', 'other'] as const;
export type DataField = (typeof DATA_FIELDS)[number];

export type DataRequestDecision = 'fulfilled' | 'refused';

/** Why nothing is left of a person in a complaint. */
export const ERASURE_GROUNDS = ['request', 'retention'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];
