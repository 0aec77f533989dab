// The roles an officer can hold. Their Indonesian words are in labels/.

export const ROLES = [
	'administrator',
	'intake',
	'handler',
	'head',
	'district_operator',
	'overseer'
] as const;
export type Role = (typeof ROLES)[number];
