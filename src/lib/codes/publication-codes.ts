// The closed set of kinds of published documents. Their Indonesian words are in labels/publications.ts.

/** What an office publishes about itself, and what an inspector looks for. */
export const PUBLICATION_KINDS = [
	'performance_report',
	'budget',
	'service_standard',
	'procedure',
	'team_decree',
	'channel_evidence',
	'monitoring_report',
	'whistleblowing_guideline',
	'whistleblowing_evaluation',
	'other'
] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];
