// Owns arithmetic on days as ISO dates: the sealed channel knows no moments.

/** @returns the ISO date so many days later (earlier when negative) */
export function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
