// The closed sets of codes of findings (temuan). Their Indonesian words are in labels/findings.ts.

/**
 * open: something is still to be done; acted: all that was planned is done, its effect not proven;
 * verified: the head saw that it helped; dropped: closed without proof, with a reason.
 */
export const FINDING_STATUSES = ['open', 'acted', 'verified', 'dropped'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** What should move when a cause is gone. */
export const MEASURES = ['complaints', 'median_days', 'rating'] as const;
export type Measure = (typeof MEASURES)[number];

/** What the numbers alone say; `unclear` when chance could have done the same. */
export const TENDENCIES = ['better', 'worse', 'unclear'] as const;
export type Tendency = (typeof TENDENCIES)[number];

/** What a person says. */
export const CONCLUSIONS = ['improved', 'not_clear', 'not_improved'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const EVIDENCE_KINDS = ['file', 'complaint', 'document'] as const;
/** `file` lies here; `complaint` is a case by its number; `document` says where something lies. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const FINDING_EVENT_KINDS = [
	'found',
	'action_added',
	'action_extended',
	'action_done',
	'action_due_soon',
	'action_overdue',
	'evidence_added',
	'effect_computed',
	'effect_concluded',
	'dropped'
] as const;
export type FindingEventKind = (typeof FINDING_EVENT_KINDS)[number];

/** How far the news of a late action has gone: who does it, the unit's head, the head of the office. */
export const ESCALATIONS = ['responsible', 'unit_head', 'head'] as const;
export type Escalation = (typeof ESCALATIONS)[number];

/** Lengths of the two windows of an effect. Whole weeks, so that both hold the same weekdays. */
export const WINDOW_WEEKS = [4, 8, 12, 26] as const;
export type WindowWeeks = (typeof WINDOW_WEEKS)[number];
