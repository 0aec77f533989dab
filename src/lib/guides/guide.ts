// Owns what a guide and a lesson are made of, and what of a guide concerns one case. Runs in the
// browser, too: an offline page chooses the case by itself.

/** How a paper has to be shown. */
export type PaperForm =
	| 'original'
	| 'copy'
	| 'original_and_copy'
	| 'filled_form'
	| 'photo'
	| 'at_hand'
	| 'present_in_person'
	| 'recorded_in_person';

/** Who does a step. */
export type StepDoer = 'resident' | 'officer' | 'kecamatan' | 'village' | 'other';

/** Where a step is done. */
export type StepPlace = 'home' | 'online' | 'village' | 'kecamatan' | 'office' | 'elsewhere';

/** A situation that somebody is in: lost, damaged, moved, … Chooses requirements and steps. */
export interface GuideCase {
	/** Permanent: stands in addresses and in what phones keep. */
	id: string;
	name: string;
	hint: string | null;
	pictogram: string | null;
}

/** Something to bring or to have. */
export interface Requirement {
	/** Permanent: ticks and printed lists refer to it. */
	id: string;
	name: string;
	/** Ids of the cases that it concerns; null for all. */
	cases: readonly string[] | null;
	form: PaperForm;
	/** How many pieces. */
	count: number;
	/** How to photograph it so that it can be read; null where no photo is sent. */
	photoHint: string | null;
	/** What to do when one hasn't got it. */
	ifMissing: string;
	/** Slug of the guide that leads to the paper. */
	guide: string | null;
	/** Requirements that share this id are alternatives: one of them is enough. */
	oneOf: string | null;
	pictogram: string | null;
}

/** A part of a guide or of a lesson that is read, heard or shown by itself. */
export interface Step {
	/** Permanent: progress, votes and voices refer to it. */
	id: string;
	title: string;
	/** Paragraphs of plain text. */
	text: readonly string[];
	/** What the facilitator says to the group; short, made for the ear. */
	prompt: string;
	/** For the facilitator's eyes only; null for none. */
	facilitatorNote: string | null;
	/** Minutes of the resident's own time, our estimate; null where nobody can tell. */
	minutes: number | null;
	pictogram: string | null;
}

export interface GuideStep extends Step {
	cases: readonly string[] | null;
	doer: StepDoer;
	place: StepPlace;
	/** How it joins the step before it: after it, beside it in any order, or instead of it. */
	joins: 'then' | 'and' | 'or';
}

/** Where a statement comes from. */
export interface Source {
	/** Short name of the law or document: `UU 24/2013`. */
	name: string;
	/** Article, or page; null for a source as a whole. */
	article: string | null;
	/** What it is cited for. */
	says: string;
	/** ISO date on which somebody last compared it. */
	checkedOn: string;
	/** False: still to be compared with the text, or with the office. */
	confirmed: boolean;
}

/** How far a text can be relied on. */
export interface Review {
	status: 'draft' | 'verified';
	/** Who of the office confirmed it; null for a draft. */
	verifiedBy: string | null;
	/** ISO date of that. */
	verifiedOn: string | null;
	/** ISO date after which it must be looked at again. */
	reviewBy: string;
	/** ISO date of the last change. */
	updatedOn: string;
}

/** A number of working days, with where it is written. */
export interface DayLimit {
	workingDays: number;
	source: string;
	confirmed: boolean;
}

/** The times and facts of the service-standard card that requirements and steps don't say. */
export interface ServiceStandard {
	cost: string;
	/** What one gets in the end. */
	product: string;
	/** Limit by law; null while not found. */
	legalLimit: DayLimit | null;
	/** What the office itself promises; null while it hasn't told. */
	localPromise: DayLimit | null;
}

interface Text extends Review {
	/** Permanent: the file's name and the address. */
	slug: string;
	title: string;
	summary: string;
	pictogram: string;
	/** Further words by which people look for it. */
	searchWords: readonly string[];
	sources: readonly Source[];
	/** Twelve hexadecimal characters of a hash of the file: changes with every change of it. */
	revision: string;
}

/** Step by step to one registry service (panduan). */
export interface Guide extends Text {
	kind: 'guide';
	/** Code of the service in content/instansi.json. */
	service: string;
	cases: readonly GuideCase[];
	requirements: readonly Requirement[];
	steps: readonly GuideStep[];
	standard: ServiceStandard;
}

/** What participants can do after a lesson. */
export interface Objective {
	id: string;
	text: string;
}

/** A question; exactly one answer is right. */
export interface Question {
	text: string;
	answers: readonly string[];
	/** Index of the right one. */
	right: number;
	/** Said after everybody has answered. */
	explanation: string;
}

/** One objective, asked in two equally hard forms: A before the lesson, B after it. */
export interface QuizItem {
	id: string;
	objective: string;
	forms: { readonly a: Question; readonly b: Question };
}

/** A digital-literacy lesson (literasi). */
export interface Lesson extends Text {
	kind: 'lesson';
	objectives: readonly Objective[];
	steps: readonly Step[];
	quiz: readonly QuizItem[];
}

/** A part of a session in front of a group. */
export type SessionPart =
	| { readonly kind: 'lesson'; readonly slug: string }
	| { readonly kind: 'guide'; readonly slug: string; readonly caseId: string };

/** A prepared session in front of a group (sesi). */
export interface Session extends Review {
	slug: string;
	title: string;
	summary: string;
	/** For whom it was made. */
	audience: string;
	/** Minutes in all, our estimate. */
	minutes: number;
	parts: readonly SessionPart[];
	revision: string;
}

/** All that can be read, heard or taught. */
export interface Library {
	guides: readonly Guide[];
	lessons: readonly Lesson[];
	sessions: readonly Session[];
	/** Abbreviation → what it stands for. */
	abbreviations: ReadonlyMap<string, string>;
}

/**
 * What of a guide concerns one case.
 * @param guide the guide
 * @param caseId one of its cases; null for everything
 * @returns its requirements and steps in their order
 */
export function forCase(
	guide: Pick<Guide, 'requirements' | 'steps'>,
	caseId: string | null
): { requirements: readonly Requirement[]; steps: readonly GuideStep[] } {
	return {
		requirements: guide.requirements.filter((one) => concerns(one.cases, caseId)),
		steps: guide.steps.filter((one) => concerns(one.cases, caseId))
	};
}

/**
 * Whether something with these cases concerns a person in this case.
 * @param cases ids of cases; null for all
 * @param caseId null while no case is chosen: everything concerns
 */
export function concerns(cases: readonly string[] | null, caseId: string | null): boolean {
	return cases === null || caseId === null || cases.includes(caseId);
}
