// The one definition of every figure of a period. Whoever shows a number of complaints takes it from
// here: monitoring reports, the public recap and open data.
//
// What is about an officer, or might be, is in no figure, for every reader alike (ADR 0022, 0030).
// "As it stands" means when the figures are read: a case that is reopened later is no longer among
// those that ended. Who needs a figure that stays has to keep it.
import type {
	Channel,
	ClockStage,
	ComplaintClass,
	ComplaintType,
	LateReason,
	PauseCategory
} from '#lib/codes/complaint-codes.ts';
import type { Period } from './period.ts';

/** How many, by code. Every code that the office knows is there, with 0 where there was none. */
export type Counts<Code extends string = string> = Readonly<Record<Code, number>>;

/** Complaints, counted in every way in which they are told apart. */
export interface Volume {
	readonly total: number;
	/** Kind of complaint, as verified; before that, as filed. */
	readonly byType: Counts<ComplaintType>;
	/** Class as verified; `unverified` for what nobody has classified (yet, or before it ended). */
	readonly byClass: Counts<ComplaintClass | 'unverified'>;
	readonly byChannel: Counts<Channel>;
	/** Codes of the agency's services. */
	readonly byService: Counts;
	/** The kinds of each service: rows sum to `byService`, columns to `byType`. */
	readonly byServiceAndType: Readonly<Record<string, Counts<ComplaintType>>>;
	/** Codes of the agency's categories. */
	readonly byCategory: Counts;
	/** Kemendagri codes. Where the matter is, as the reporter said. */
	readonly byKecamatan: Counts;
}

/** How a complaint ended. */
export type Outcome = 'closed' | 'rejected' | 'forwarded';

/** What became of the clocks of one stage; `reporter_answer` is the reporter's time and not counted. */
export interface ClockFigures {
	readonly stage: Exclude<ClockStage, 'reporter_answer'>;
	/** Stopped in the period, not later than due: pauses and extensions have moved what is due. */
	readonly kept: number;
	/** Fell due in the period, and were not stopped by then. One that stands still is not missed. */
	readonly missed: number;
	/** What is known of the missed ones. A clock can be in several of these, or in none. */
	readonly missedWhere: {
		/** Has not been done to this day. */
		readonly stillOpen: number;
		/** The case had been paused at least once. */
		readonly paused: number;
		/** The head had granted more time, and it was not enough. */
		readonly extended: number;
		/** The clock belongs to a reopened or disputed case. */
		readonly reopened: number;
	};
	/**
	 * Why the missed ones were missed, as officers said last; `untold` where nobody has. Each is in
	 * exactly one of these.
	 */
	readonly missedBecause: Counts<LateReason | 'untold'>;
}

/** How long answers took, of complaints answered in the period; by class, as each has its promise. */
export interface ResolutionFigures {
	readonly class: ComplaintClass | 'unverified';
	/** How many were answered: the last answer counts, and the whole time since they came in. */
	readonly answered: number;
	/** Working days from arrival to answer, of the one in the middle (of two, the longer); null: none. */
	readonly medianDays: number | null;
	/** Nine of ten took no longer (nearest rank): where the slowest tenth begins. */
	readonly p90Days: number | null;
	/** Working days by the policy in force on the last day of the period; null where there was none. */
	readonly promisedDays: number | null;
}

/** An open complaint. */
export interface OpenCase {
	readonly number: string;
	readonly receivedAt: Date;
	/** Since it came in, to the end of the period, or now when that comes first. */
	readonly workingDays: number;
}

/** All figures of one period. */
export interface Figures {
	readonly period: Period;
	/** Came in: by the day on which it reached the office, whenever it was written down. */
	readonly received: Volume;
	/** Ended: closed, refused or forwarded in the period, and not reopened as it stands. */
	readonly ended: Volume & { readonly byOutcome: Counts<Outcome> };
	/** In the order in which a complaint meets them. */
	readonly clocks: readonly ClockFigures[];
	readonly resolution: readonly ResolutionFigures[];
	/** Pauses that began, by what was waited for. */
	readonly pauses: Counts<PauseCategory>;
	/** Requests for more time: asked in the period; decided in it, whenever they were asked. */
	readonly extensions: {
		readonly asked: number;
		readonly granted: number;
		readonly refused: number;
		/** Working days granted, all together. */
		readonly grantedDays: number;
	};
	/** How often a closed or answered case went on because its reporter said so. */
	readonly reopened: number;
	/** Ratings 1–5 of complaints whose (last) answer was given in the period. */
	readonly ratings: Counts<'1' | '2' | '3' | '4' | '5'>;
	/** Had come in by the end of the period and had not ended by then, as it stands. */
	readonly open: {
		readonly total: number;
		/** The ten that came in first. */
		readonly oldest: readonly OpenCase[];
	};
}
