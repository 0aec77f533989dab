// Owns what people choose to be told: officers by topic and channel, reporters by complaint.
import { eq } from 'drizzle-orm';
import { type MessageChannel, type Topic, TOPICS } from '../../codes/notification-codes.ts';
import type { Reporter } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { newToken } from '../platform/ids.ts';
import { officerNewsChoices, reporterNewsChoices, type TopicChoice } from './schema.ts';

/** Everything that an officer chooses. */
export interface OfficerChoices {
	email: string | null;
	/** E.164. */
	phone: string | null;
	/** Every working morning by e-mail. */
	digest: boolean;
	topics: Record<Topic, TopicChoice>;
}

const AT_THE_DESK: TopicChoice = { app: true, email: false, phone: false, urgent: false };

/** @param choices an officer's row, if there is one @returns what they get for a topic */
export function choiceFor(
	choices: Pick<typeof officerNewsChoices.$inferSelect, 'topics'> | undefined,
	topic: Topic
): TopicChoice {
	return choices?.topics[topic] ?? AT_THE_DESK;
}

/** @param db connection @param actor whose @returns what they chose, or what everybody gets */
export async function readOfficerChoices(db: Db, actor: Actor): Promise<OfficerChoices> {
	const [row] = await db
		.select()
		.from(officerNewsChoices)
		.where(eq(officerNewsChoices.officerId, actor.id));
	return {
		email: row?.email ?? null,
		phone: row?.phone ?? null,
		digest: row?.digest ?? false,
		topics: Object.fromEntries(TOPICS.map((topic) => [topic, choiceFor(row, topic)])) as Record<
			Topic,
			TopicChoice
		>
	};
}

/** Keeps what an officer chose. @param db connection @param actor whose @param now when */
export async function chooseAsOfficer(
	db: Db,
	actor: Actor,
	choices: OfficerChoices,
	now: Date
): Promise<void> {
	const row = { ...choices, changedAt: now };
	await db
		.insert(officerNewsChoices)
		.values({ officerId: actor.id, ...row })
		.onConflictDoUpdate({ target: officerNewsChoices.officerId, set: row });
}

/** What a reporter can choose about their complaint, and chose. */
export type ReporterChoices = Record<MessageChannel, { possible: boolean; chosen: boolean }>;

/**
 * @param db connection
 * @param reporter who gave number and code
 * @returns for each channel whether they left a contact for it, and want messages there
 */
export async function readReporterChoices(db: Db, reporter: Reporter): Promise<ReporterChoices> {
	const [found] = await db
		.select({
			email: complaints.reporterEmail,
			phone: complaints.reporterPhone,
			wantsEmail: reporterNewsChoices.email,
			wantsPhone: reporterNewsChoices.phone
		})
		.from(complaints)
		.leftJoin(reporterNewsChoices, eq(reporterNewsChoices.complaintId, complaints.id))
		.where(eq(complaints.id, reporter.complaintId));
	return {
		email: { possible: Boolean(found?.email), chosen: Boolean(found?.email && found.wantsEmail) },
		phone: { possible: Boolean(found?.phone), chosen: Boolean(found?.phone && found.wantsPhone) }
	};
}

/**
 * Keeps what a reporter chose; without a contact there is nothing to choose.
 * @param db connection
 * @param reporter who gave number and code
 * @param wanted which channels
 * @param now when
 */
export async function chooseAsReporter(
	db: Db,
	{ complaintId }: Pick<Reporter, 'complaintId'>,
	wanted: Record<MessageChannel, boolean>,
	now: Date
): Promise<void> {
	const [complaint] = await db
		.select({ email: complaints.reporterEmail, phone: complaints.reporterPhone })
		.from(complaints)
		.where(eq(complaints.id, complaintId));
	if (!complaint) return;
	const row = {
		email: wanted.email && complaint.email !== null,
		phone: wanted.phone && complaint.phone !== null,
		changedAt: now
	};
	await db
		.insert(reporterNewsChoices)
		.values({ complaintId, stopToken: newToken(), ...row })
		.onConflictDoUpdate({ target: reporterNewsChoices.complaintId, set: row });
}

/**
 * "Kabari saya", ticked while filing: messages wherever there is a contact. Sending the form again
 * changes nothing that was chosen since.
 * @param db connection
 * @param number of the complaint that was just filed
 * @param now when
 */
export async function startReporterNews(db: Db, number: string, now: Date): Promise<void> {
	const [complaint] = await db
		.select({ id: complaints.id, email: complaints.reporterEmail, phone: complaints.reporterPhone })
		.from(complaints)
		.where(eq(complaints.number, number));
	if (!complaint?.email && !complaint?.phone) return;
	await db
		.insert(reporterNewsChoices)
		.values({
			complaintId: complaint.id,
			email: complaint.email !== null,
			phone: complaint.phone !== null,
			stopToken: newToken(),
			changedAt: now
		})
		.onConflictDoNothing();
}

/**
 * Ends the messages about one complaint for whoever holds a message. Says nothing of whether the
 * token was one, so that it tells nothing.
 * @param db connection
 * @param token from the link
 * @param now when
 */
export async function stopReporterNews(db: Db, token: string, now: Date): Promise<void> {
	await db
		.update(reporterNewsChoices)
		.set({ email: false, phone: false, changedAt: now })
		.where(eq(reporterNewsChoices.stopToken, token));
}
