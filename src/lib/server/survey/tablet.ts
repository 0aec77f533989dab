// The tablet at the counter: an officer opens it for the day, so that nobody answers at home as often
// as they like.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseSlipCode, slipCodeFrom } from '#lib/codes/survey-codes.ts';
import { type Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { Actor } from '../officers/index.ts';
import { consume } from '../platform/rate-limit.ts';
import { DomainError } from '../platform/errors.ts';
import { secretNamed } from '../platform/secrets.ts';
import { assertRole, SURVEY_KEEPERS } from './policy.ts';

/** All tablets together. One person a minute is more than a full waiting room answers. */
const PER_HOUR = 60;

/**
 * @returns what opens a tablet today, as `formatSlipCode` takes it
 * @throws DomainError not_allowed: an operator's kecamatan has no counter of the office
 */
export async function tabletCode(context: Context, actor: Actor, now: Date): Promise<string> {
	assertRole(
		actor,
		SURVEY_KEEPERS.filter((role) => role !== 'district_operator')
	);
	return codeOf(context, now);
}

/** @param typed from a person, or kept in the tablet's cookie @returns true when it is today's code */
export async function isTabletOpen(context: Context, typed: string, now: Date): Promise<boolean> {
	const given = Buffer.from(parseSlipCode(typed) ?? '');
	const right = Buffer.from(await codeOf(context, now));
	return given.length === right.length && timingSafeEqual(given, right);
}

/** Counts one answer. @throws DomainError rate_limited for more than 60 an hour at all tablets */
export async function countTabletAnswer({ db }: Context, now: Date): Promise<void> {
	const limit = {
		purpose: 'survey_tablet',
		subject: 'all',
		limit: PER_HOUR,
		windowSeconds: 3600
	};
	const answer = await consume(db, limit, now);
	if (!answer.allowed) throw new DomainError('rate_limited', 'too many answers', answer);
}

// Drawn for the product once; another code each day, so that yesterday's photo of it is worth nothing.
async function codeOf({ db, office }: Context, now: Date): Promise<string> {
	const secret = await secretNamed(db, 'survey_tablet', now);
	const today = localDate(office.calendar, now);
	return slipCodeFrom(createHmac('sha256', secret).update(today).digest());
}
