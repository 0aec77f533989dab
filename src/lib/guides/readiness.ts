// Owns the question before a long trip: are case, papers, place and day right? The same rule answers
// on the server and on a phone without signal.
import { concerns, type Guide, type GuideStep, type Requirement } from './guide.ts';

/** What must be known of the working calendar to tell whether the office serves on a day. */
export interface Agenda {
	/** ISO date of the last day whose holidays are in it. */
	until: string;
	/** ISO weekday 1 to 7 → opening and closing times `HH:MM`. */
	hours: Readonly<Record<number, readonly (readonly [opens: string, closes: string])[]>>;
	/** ISO date → name of the holiday. */
	holidays: Readonly<Record<string, string>>;
	/** Years whose holidays are decreed. */
	years: readonly number[];
}

/** What the office told about recording in a kecamatan. */
export interface PlaceInKecamatan {
	code: string;
	name: string;
	/** null while the office hasn't told. */
	available: boolean | null;
	/** Where, when, whom to ask; null while unknown. */
	details: string | null;
}

/** A moment on the office's clock. */
export interface Moment {
	/** ISO date. */
	date: string;
	/** `HH:MM`. */
	time: string;
}

/** What of a guide decides on a trip. */
export interface TripGuide extends Pick<Guide, 'cases' | 'requirements'> {
	steps: readonly Pick<GuideStep, 'cases' | 'place'>[];
}

/** Where somebody means to go. */
export type Destination = 'office' | 'kecamatan';

/** What somebody told us of the trip. */
export interface Trip {
	caseId: string | null;
	/** Ids of the requirements at hand. */
	ready: readonly string[];
	destination: Destination | null;
	/** Code of the kecamatan, when that is the destination. */
	kecamatan: string | null;
	/** ISO date. */
	date: string | null;
}

type ClosedDay =
	| 'not_chosen'
	| 'past'
	| 'hours_unknown'
	| 'year_unknown'
	| 'too_far'
	| 'weekend'
	| 'closed_by_now';

/** Why something is not right yet. */
export type Obstacle =
	| { readonly about: 'case'; readonly why: 'not_chosen' }
	| {
			readonly about: 'papers';
			readonly why: 'missing';
			readonly missing: readonly Requirement[][];
	  }
	| {
			readonly about: 'place';
			readonly why: 'not_chosen' | 'kecamatan_not_chosen' | 'not_served';
	  }
	| {
			readonly about: 'place';
			readonly why: 'not_there' | 'not_told';
			readonly place: PlaceInKecamatan;
	  }
	| { readonly about: 'day'; readonly why: ClosedDay }
	| { readonly about: 'day'; readonly why: 'holiday'; readonly name: string };

/** Go, or not yet and what to mend. */
export interface Readiness {
	/** Empty: go. */
	obstacles: readonly Obstacle[];
	/** When the office serves on that day; empty when it doesn't or when that isn't known. */
	opening: readonly (readonly [opens: string, closes: string])[];
	/** The kecamatan to which one goes; null for the office, and while there is an obstacle there. */
	kecamatan: PlaceInKecamatan | null;
}

/**
 * @param guide what the trip is for
 * @param trip what is planned
 * @param agenda from the working calendar
 * @param places what is known of each kecamatan
 * @param now the moment at the office
 * @returns every obstacle at once, in the order in which one mends them
 */
export function judgeTrip(
	guide: TripGuide,
	trip: Trip,
	agenda: Agenda,
	places: readonly PlaceInKecamatan[],
	now: Moment
): Readiness {
	const obstacles: Obstacle[] = [];
	const known = guide.cases.some(({ id }) => id === trip.caseId);
	const needed = known
		? guide.requirements.filter(({ cases }) => concerns(cases, trip.caseId))
		: [];
	if (!known) obstacles.push({ about: 'case', why: 'not_chosen' });
	const missing = missingPapers(needed, trip.ready);
	if (missing.length) obstacles.push({ about: 'papers', why: 'missing', missing });

	const kecamatan =
		trip.destination === 'kecamatan'
			? (places.find(({ code }) => code === trip.kecamatan) ?? null)
			: null;
	const place =
		trip.destination === 'kecamatan'
			? kecamatanObstacle(needed, kecamatan)
			: officeObstacle(guide, trip, known);
	if (place) obstacles.push(place);
	const day = judgeDay(agenda, trip.date, now);
	if (day.obstacle) obstacles.push(day.obstacle);
	return { obstacles, opening: day.opening, kecamatan: place ? null : kecamatan };
}

/**
 * @param requirements of the case
 * @param ready ids at hand
 * @returns what is missing, alternatives together
 */
export function missingPapers(
	requirements: readonly Requirement[],
	ready: readonly string[]
): Requirement[][] {
	return together(requirements).filter((group) => !group.some(({ id }) => ready.includes(id)));
}

/** Requirements in their order, those of which one is enough in one list. */
export function together(requirements: readonly Requirement[]): Requirement[][] {
	const groups: Requirement[][] = [];
	for (const one of requirements) {
		const group = groups.find(([first]) => first?.oneOf && first.oneOf === one.oneOf);
		if (group) group.push(one);
		else groups.push([one]);
	}
	return groups;
}

function officeObstacle(guide: TripGuide, trip: Trip, known: boolean): Obstacle | null {
	if (trip.destination === null) return { about: 'place', why: 'not_chosen' };
	// A Muslim couple marries at the KUA; eight hours to this office would be for nothing.
	const served = guide.steps.some(
		({ cases, place }) => place === 'office' && concerns(cases, trip.caseId)
	);
	return known && !served ? { about: 'place', why: 'not_served' } : null;
}

/** What the office tells of a kecamatan is about recording, and about nothing else. */
function kecamatanObstacle(
	needed: readonly Requirement[],
	place: PlaceInKecamatan | null
): Obstacle | null {
	if (!place) return { about: 'place', why: 'kecamatan_not_chosen' };
	const recorded = needed.some(({ form }) => form === 'recorded_in_person');
	if (!recorded || place.available === null) return { about: 'place', why: 'not_told', place };
	return place.available ? null : { about: 'place', why: 'not_there', place };
}

function judgeDay(
	agenda: Agenda,
	date: string | null,
	now: Moment
): { obstacle: Obstacle | null; opening: Readiness['opening'] } {
	const refused = (why: ClosedDay) => ({ obstacle: { about: 'day', why } as const, opening: [] });
	const day = date === null ? null : dayOf(date);
	if (date === null || day === null) return refused('not_chosen');
	if (date < now.date) return refused('past');
	if (Object.values(agenda.hours).every((periods) => periods.length === 0)) {
		return refused('hours_unknown');
	}
	// Sunday is 0 in JavaScript and 7 in ISO 8601.
	const opening = agenda.hours[day.getUTCDay() || 7] ?? [];
	const closes = opening[opening.length - 1]?.[1];
	if (closes === undefined) return refused('weekend');
	const holiday = agenda.holidays[date];
	if (holiday !== undefined) {
		return { obstacle: { about: 'day', why: 'holiday', name: holiday }, opening: [] };
	}
	if (!agenda.years.includes(Number(date.slice(0, 4)))) return refused('year_unknown');
	// Its holidays are decreed, but didn't travel with us.
	if (date > agenda.until) return refused('too_far');
	if (date === now.date && now.time >= closes) return refused('closed_by_now');
	return { obstacle: null, opening };
}

/** @returns midnight UTC; null for what no calendar has, as 30 February, or what isn't a date */
function dayOf(date: string): Date | null {
	const day = new Date(`${date}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${date}T`) ? day : null;
}
