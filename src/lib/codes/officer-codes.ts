// The roles an officer can hold. Their Indonesian words are in labels/.

export const ROLES = [
	'administrator',
	'intake',
	'handler',
	'unit_head',
	'head',
	'district_operator',
	'overseer',
	'disclosure_member'
] as const;
export type Role = (typeof ROLES)[number];

/** Who does the work of a unit; both belong to one. */
export const UNIT_ROLES = ['handler', 'unit_head'] as const satisfies readonly Role[];

/** Who answers for nobody in the office: neither role puts its holder under the head. */
export const OUTSIDE_ROLES = ['overseer', 'disclosure_member'] as const satisfies readonly Role[];

/** Who works on complaints in the office: they can stand in for each other, in these roles. */
export const DEPUTY_ROLES = [
	'intake',
	'handler',
	'unit_head',
	'head'
] as const satisfies readonly Role[];
