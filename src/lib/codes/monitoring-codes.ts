// The closed sets of codes of monitoring reports (monev). Their Indonesian words are in
// labels/monitoring.ts.

/** The parts of a report, in the order in which its page guides through them. */
export const MONEV_SECTIONS = [
	'volume',
	'classes',
	'channels',
	'kecamatan',
	'clocks',
	'reopenings',
	'ratings',
	'pauses',
	'oldest'
] as const;
export type MonevSection = (typeof MONEV_SECTIONS)[number];

/**
 * What people write in a report: what each part means, the conclusion of the whole, and, where it
 * led to no finding, why.
 */
export const MONEV_TEXTS = [...MONEV_SECTIONS, 'conclusion', 'no_findings'] as const;
export type MonevText = (typeof MONEV_TEXTS)[number];
export type MonevTexts = Partial<Record<MonevText, string>>;

/**
 * How a period stands. running: it is not over; due: over, its report may still be in time; missed:
 * nobody made one in time; signed: there is one.
 */
export const MONEV_STATES = ['running', 'due', 'missed', 'signed'] as const;
export type MonevState = (typeof MONEV_STATES)[number];

/** How far the news of a late report has gone: who writes it, who signs it, who watches the office. */
export const MONEV_ESCALATIONS = ['writer', 'signer', 'overseer'] as const;
export type MonevEscalation = (typeof MONEV_ESCALATIONS)[number];

/** The form field of each text; field names are public. */
export const MONEV_FIELDS = {
	volume: 'arti_masuk',
	classes: 'arti_golongan',
	channels: 'arti_jalan',
	kecamatan: 'arti_kecamatan',
	clocks: 'arti_batas',
	reopenings: 'arti_dibuka',
	ratings: 'arti_nilai',
	pauses: 'arti_jeda',
	oldest: 'arti_terlama',
	conclusion: 'simpulan',
	no_findings: 'tanpa_temuan'
} as const satisfies Record<MonevText, string>;
