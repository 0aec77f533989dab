// Owns arithmetic on days as ISO dates: the sealed channel knows no moments.

/** @returns the ISO date so many days later (earlier when negative) */
export function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** @returns the same date a year later; the 28th for a 29th of February */
export function yearAfter(day: string): string {
	return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28');
}

/** @returns whether it is an ISO date of a day that there is, from the year 1 on as the database has it */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false;
	return !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text;
}
