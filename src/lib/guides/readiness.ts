// Owns the question before a long trip: are case, papers, place and day right? The same rule answers
// on the server and on a phone without signal.
import { concerns, type Guide, type Requirement } from './guide.ts';

/** What must be known of the working calendar to tell whether the office serves on a day. */
export interface Agenda {
	/** ISO date of the day on which this was taken from the calendar. */
	madeOn: string;
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

/** Why something is not right yet. */
export type Obstacle =
	| { readonly about: 'case'; readonly why: 'not_chosen' }
	| {
			readonly about: 'papers';
			readonly why: 'missing';
			readonly missing: readonly Requirement[][];
	  }
	| { readonly about: 'place'; readonly why: 'not_chosen' | 'kecamatan_not_chosen' }
	| {
			readonly about: 'place';
			readonly why: 'not_there' | 'not_told';
			readonly place: PlaceInKecamatan;
	  }
	| {
			readonly about: 'day';
			readonly why: 'not_chosen' | 'past' | 'hours_unknown' | 'year_unknown' | 'weekend';
	  }
	| { readonly about: 'day'; readonly why: 'holiday'; readonly name: string };

/** Go, or not yet and what to mend. */
export interface Readiness {
	/** Empty: go. */
	obstacles: readonly Obstacle[];
	/** When the office serves on that day; empty when it doesn't or when that isn't known. */
	opening: readonly (readonly [opens: string, closes: string])[];
}

/**
 * @param guide what the trip is for
 * @param trip what is planned
 * @param agenda from the working calendar
 * @param places what is known of each kecamatan
 * @param today ISO date at the office
 * @returns every obstacle at once, in the order in which one mends them
 */
export function judgeTrip(
	guide: Pick<Guide, 'cases' | 'requirements'>,
	trip: Trip,
	agenda: Agenda,
	places: readonly PlaceInKecamatan[],
	today: string
): Readiness {
	const obstacles: Obstacle[] = [];
	const known = guide.cases.some(({ id }) => id === trip.caseId);
	if (!known) obstacles.push({ about: 'case', why: 'not_chosen' });
	else {
		const needed = guide.requirements.filter(({ cases }) => concerns(cases, trip.caseId));
		const missing = missingPapers(needed, trip.ready);
		if (missing.length) obstacles.push({ about: 'papers', why: 'missing', missing });
	}
	const place = placeObstacle(trip, places);
	if (place) obstacles.push(place);
	const day = judgeDay(agenda, trip.date, today);
	if (day.obstacle) obstacles.push(day.obstacle);
	return { obstacles, opening: day.opening };
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

function placeObstacle(trip: Trip, places: readonly PlaceInKecamatan[]): Obstacle | null {
	if (trip.destination === null) return { about: 'place', why: 'not_chosen' };
	if (trip.destination === 'office') return null;
	const place = places.find(({ code }) => code === trip.kecamatan);
	if (!place) return { about: 'place', why: 'kecamatan_not_chosen' };
	if (place.available === true) return null;
	return { about: 'place', why: place.available === null ? 'not_told' : 'not_there', place };
}

function judgeDay(
	agenda: Agenda,
	date: string | null,
	today: string
): { obstacle: Obstacle | null; opening: Readiness['opening'] } {
	const refused = (why: 'not_chosen' | 'past' | 'hours_unknown' | 'year_unknown' | 'weekend') => ({
		obstacle: { about: 'day', why } as const,
		opening: []
	});
	const time = date === null ? NaN : Date.parse(`${date}T00:00:00Z`);
	if (date === null || Number.isNaN(time)) return refused('not_chosen');
	if (date < today) return refused('past');
	if (Object.values(agenda.hours).every((periods) => periods.length === 0)) {
		return refused('hours_unknown');
	}
	// Sunday is 0 in JavaScript and 7 in ISO 8601.
	const opening = agenda.hours[new Date(time).getUTCDay() || 7] ?? [];
	if (opening.length === 0) return refused('weekend');
	const holiday = agenda.holidays[date];
	if (holiday !== undefined) {
		return { obstacle: { about: 'day', why: 'holiday', name: holiday }, opening: [] };
	}
	if (!agenda.years.includes(Number(date.slice(0, 4)))) return refused('year_unknown');
	return { obstacle: null, opening };
}
