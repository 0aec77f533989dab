// Moves about in the office's calendar: working days back and forth, and moments within them.
import {
	instantAt,
	isWorkingDay,
	localDate,
	type WorkCalendar
} from '#lib/server/deadlines/index.ts';
import { between, chance, type Random } from './random.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Within the hours of every weekday of a usual office. */
const MORNING = [8 * 60 + 10, 11 * 60 + 20] as const;
const AFTERNOON = [13 * 60 + 10, 15 * 60 + 45] as const;

/** @param isoDate a date @param days calendar days, may be negative @returns the ISO date then */
export function addDays(isoDate: string, days: number): string {
	return new Date(Date.parse(isoDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @returns calendar days from one ISO date to a later one */
export function daysBetween(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/**
 * @param calendar the office's
 * @param isoDate a date
 * @param count working days forward; negative: back; 0: the day itself or the next working one
 */
export function workingDay(calendar: WorkCalendar, isoDate: string, count: number): string {
	let day = isoDate;
	if (count === 0) {
		while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
		return day;
	}
	const step = Math.sign(count);
	for (let left = Math.abs(count); left > 0; ) {
		day = addDays(day, step);
		if (isWorkingDay(calendar, day)) left--;
	}
	return day;
}

/** A moment of service on that day. */
export function serviceMoment(calendar: WorkCalendar, isoDate: string, random: Random): Date {
	const [from, to] = chance(random, 0.6) ? MORNING : AFTERNOON;
	return atMinute(calendar, isoDate, between(random, from, to), random);
}

/** A moment at which people at home write: before work, at noon, mostly in the evening. */
export function homeMoment(calendar: WorkCalendar, isoDate: string, random: Random): Date {
	const minute = chance(random, 0.55)
		? between(random, 18 * 60 + 30, 22 * 60 + 30)
		: between(random, 6 * 60, 17 * 60);
	return atMinute(calendar, isoDate, minute, random);
}

/**
 * The next moment of service after another moment.
 * @param after strictly later than this
 * @param days working days later; 0: the same day if there is time left
 */
export function serviceMomentAfter(
	calendar: WorkCalendar,
	after: Date,
	days: number,
	random: Random
): Date {
	const today = localDate(calendar, after);
	if (days > 0) return serviceMoment(calendar, workingDay(calendar, today, days), random);
	if (isWorkingDay(calendar, today)) {
		const soon = new Date(after.getTime() + between(random, 12, 90) * MINUTE_MS);
		const closes = instantAt(calendar, today, clock(AFTERNOON[1]));
		const opens = instantAt(calendar, today, clock(MORNING[0]));
		if (soon < opens) return serviceMoment(calendar, today, random);
		if (soon <= closes) return soon;
	}
	return serviceMoment(calendar, workingDay(calendar, addDays(today, 1), 0), random);
}

/** A moment at home, some days after another moment. @param after strictly later than this */
export function homeMomentAfter(
	calendar: WorkCalendar,
	after: Date,
	days: number,
	random: Random
): Date {
	const moment = homeMoment(calendar, addDays(localDate(calendar, after), days), random);
	if (moment > after) return moment;
	return new Date(after.getTime() + between(random, 9, 55) * MINUTE_MS);
}

function atMinute(calendar: WorkCalendar, isoDate: string, minute: number, random: Random): Date {
	const seconds = between(random, 0, 59);
	return new Date(instantAt(calendar, isoDate, clock(minute)).getTime() + seconds * 1000);
}

function clock(minute: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
