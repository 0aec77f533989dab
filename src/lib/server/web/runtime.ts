// What one server process holds: the open database and the office's data, opened once at start.
import type { SurveyQuestion } from '#lib/labels/survey.ts';
import type { Library } from '#lib/guides/guide.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import {
	type Agency,
	readAgency,
	readReplyTemplates,
	type ReplyTemplate,
	type Weekday
} from '#lib/server/agency/index.ts';
import {
	loadCalendar,
	loadEscalationLevels,
	loadPolicies,
	seedDeadlines,
	type ServiceHours
} from '#lib/server/deadlines/index.ts';
import { type Pins, readPins } from '#lib/server/disclosures/index.ts';
import { readLibrary, readVoices, type Voice } from '#lib/server/guides/index.ts';
import { type Channels, openChannels } from '#lib/server/notifications/index.ts';
import { readPublicOfficerList } from '#lib/server/officers/index.ts';
import { loadPlaces, type Places } from '#lib/server/places/index.ts';
import { seedRetention } from '#lib/server/retention/index.ts';
import { type Config, readConfig } from '#lib/server/platform/config.ts';
import { type Database, type Db, openPglite, openPostgres } from '#lib/server/platform/database.ts';
import { seedRouting } from '#lib/server/routing/index.ts';
import { readSurveyQuestions } from '#lib/server/survey/index.ts';
import { checkedAgainst } from './library.ts';

/** An opened product. */
export interface Runtime {
	config: Config;
	db: Db;
	engine: Database['engine'];
	/** The office as it stands; calendar and policies are read again once a minute. */
	office(now: Date): Promise<Office>;
	/** After something was saved: the next one who asks gets it. */
	forgetOffice: () => void;
	replyTemplates: readonly ReplyTemplate[];
	/** What the satisfaction survey asks, in the order of its elements. */
	surveyQuestions: readonly SurveyQuestion[];
	/** Guides, lessons and prepared sessions. */
	library: Library;
	/** The spoken steps of a guide or lesson, by the id of the step. */
	voicesFor: (slug: string) => ReadonlyMap<string, Voice>;
	/** What is known of the sealed channel's root without asking the database. */
	disclosurePins: Pins;
	/** Ways in which messages leave the house; none until the host configures them. */
	channels: Channels;
	close(): Promise<void>;
}

const WEEKDAY_NUMBERS: Record<Weekday, 1 | 2 | 3 | 4 | 5 | 6 | 7> = {
	monday: 1,
	tuesday: 2,
	wednesday: 3,
	thursday: 4,
	friday: 5,
	saturday: 6,
	sunday: 7
};
const OFFICE_LIFETIME_MS = 60_000;

/**
 * Checks the office's content, opens the database, brings it up to date and seeds what it lacks.
 * @param config where everything is
 * @throws StartupError with a finished sentence when the person at the terminal can mend it
 */
export async function openRuntime(config: Config = readConfig()): Promise<Runtime> {
	// Settings and content first: what is wrong should be told before a database is made.
	const channels = openChannels(config);
	const agency = readAgency(config.rootDir);
	const places = loadPlaces(agency.regencyCode);
	const categories = agency.categories.map(({ code }) => code);
	const replyTemplates = readReplyTemplates(config.rootDir, categories);
	const surveyQuestions = readSurveyQuestions(config.rootDir);
	const library = readLibrary(config.rootDir, checkedAgainst(config.rootDir, agency, new Date()));
	const voicesFor = readVoices(config.rootDir, library);
	const disclosurePins = readPins(config.rootDir, config.disclosureRootKey);
	const database = config.databaseUrl
		? await openPostgres(config.databaseUrl, config.rootDir, config.databasePoolSize)
		: await openPglite(config.dataDir, config.rootDir);
	try {
		await seedDeadlines(database.db, config.rootDir);
		await seedRouting(database.db, config.rootDir, agency, new Date());
		await seedRetention(database.db, config.rootDir);
		let office = await loadOffice(database.db, agency, places);
		let loadedAt = Date.now();
		return {
			config,
			db: database.db,
			engine: database.engine,
			office: async (now) => {
				if (now.getTime() - loadedAt > OFFICE_LIFETIME_MS) {
					loadedAt = now.getTime();
					office = await loadOffice(database.db, agency, places);
				}
				return office;
			},
			forgetOffice: () => {
				loadedAt = 0;
			},
			replyTemplates,
			surveyQuestions,
			library,
			voicesFor,
			disclosurePins,
			channels,
			close: database.close
		};
	} catch (error) {
		await database.close();
		throw error;
	}
}

/** Puts together what commands need to know of the office. */
export async function loadOffice(db: Db, agency: Agency, places: Places): Promise<Office> {
	return {
		agency,
		places,
		calendar: await loadCalendar(db, agency.timeZone, serviceHoursOf(agency)),
		policies: await loadPolicies(db),
		listedOfficers: await readPublicOfficerList(db),
		escalation: await loadEscalationLevels(db)
	};
}

function serviceHoursOf(agency: Agency): ServiceHours {
	return Object.fromEntries(
		Object.entries(agency.serviceHours).map(([day, periods]) => [
			WEEKDAY_NUMBERS[day as Weekday],
			periods.map(({ opens, closes }) => [opens, closes] as const)
		])
	);
}
