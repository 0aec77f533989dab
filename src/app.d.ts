import type { ReplyTemplate } from '#lib/server/agency/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import type { Pins } from '#lib/server/disclosures/index.ts';
import type { SurveyQuestion } from '#lib/labels/survey.ts';
import type { Library } from '#lib/guides/guide.ts';
import type { Voice } from '#lib/server/guides/index.ts';
import type { Channels } from '#lib/server/notifications/index.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import type { Db } from '#lib/server/platform/database.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			/** What the office has configured: agency, places, calendar, deadline policies. */
			office: Office;
			/** Lets the next request read calendar and policies anew: something was saved. */
			forgetOffice: () => void;
			/** Prepared replies of the office, for officers to start from. */
			replyTemplates: readonly ReplyTemplate[];
			/** What the satisfaction survey asks, in the order of its elements. */
			surveyQuestions: readonly SurveyQuestion[];
			/** Guides, lessons and prepared sessions. */
			library: Library;
			/** The spoken steps of a guide or lesson, by the id of the step. */
			voicesFor: (slug: string) => ReadonlyMap<string, Voice>;
			/** The sealed channel's root, as the office has pinned it. */
			disclosurePins: Pins;
			/** Ways in which messages leave the house. */
			channels: Channels;
			/** The signed-in officer; only looked up below /petugas. */
			actor: Actor | null;
			/** Knows the password and still owes the second factor: nobody yet. */
			officerToSecondFactor: string | null;
			/** What a posted form held whose officer is signed out by now; else empty. */
			typed: string[];
			now: Date;
			filingsPerHour: number;
			/** The client's address. Never stored or logged as it is. */
			address: string;
		}
		interface Error {
			message: string;
			/** What a person can quote when they ask for help. */
			incident?: string;
			/** What an officer typed before the session ran out. */
			typed?: string[];
		}
	}
}
