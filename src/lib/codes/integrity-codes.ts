// The closed sets of codes of the integrity zone. Their Indonesian words are in labels/integrity.ts.

/** A row of the office's plan, or a question of the self-assessment. */
export const INTEGRITY_KINDS = ['plan_row', 'question'] as const;
export type IntegrityKind = (typeof INTEGRITY_KINDS)[number];

export const INTEGRITY_EVIDENCE_KINDS = ['file', 'document'] as const;
/** `file` lies here; `document` says where something lies. */
export type IntegrityEvidenceKind = (typeof INTEGRITY_EVIDENCE_KINDS)[number];
