// What every command of this module needs besides who acts and when: the database and the office.
import type { Agency } from '../agency/index.ts';
import type { DeadlinePolicy, EscalationLevel, WorkCalendar } from '../deadlines/index.ts';
import type { Colleague } from '../officers/index.ts';
import type { Places } from '../places/index.ts';
import type { Db } from '../platform/database.ts';

/** What the office has configured, as it stands now. */
export interface Office {
	agency: Agency;
	places: Places;
	calendar: WorkCalendar;
	policies: readonly DeadlinePolicy[];
	/** Whom the residents' form lists; null while the office shows no list. */
	listedOfficers: readonly Colleague[] | null;
	escalation: readonly EscalationLevel[];
}

/** The first argument of commands and queries. */
export interface Context {
	db: Db;
	office: Office;
}

/** A browser that gave number and code: may follow and answer this one complaint. */
export interface Reporter {
	complaintId: string;
	/** UUID of the form that was sent; sending it again is harmless. */
	formKey?: string;
}
