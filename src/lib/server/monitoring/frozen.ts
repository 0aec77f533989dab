// What is kept of a period when its report is signed, in a form that JSON holds as it is.
import type {
	Channel,
	ClockStage,
	ComplaintClass,
	ComplaintType,
	LateReason,
	Status
} from '../../codes/complaint-codes.ts';
import type { FindingStatus } from '../../codes/finding-codes.ts';
import { localDate, type WorkCalendar } from '../deadlines/index.ts';
import type { ClockFigures, Figures, Volume } from '../figures/index.ts';

/** Reports that were signed before each service was told apart by kind have no such table. */
type FrozenVolume = Omit<Volume, 'byServiceAndType'> & Partial<Pick<Volume, 'byServiceAndType'>>;

/** The figures of a period without moments: days by the office's clock, ISO dates. */
export type FrozenFigures = Omit<Figures, 'period' | 'open' | 'clocks' | 'received' | 'ended'> & {
	received: FrozenVolume;
	ended: FrozenVolume & Pick<Figures['ended'], 'byOutcome'>;
	/** Reports that were signed before reasons were kept have none. */
	clocks: readonly (Omit<ClockFigures, 'missedBecause'> &
		Partial<Pick<ClockFigures, 'missedBecause'>>)[];
	open: {
		total: number;
		oldest: readonly { number: string; receivedOn: string; workingDays: number }[];
	};
};

/** A complaint that was open at some time in the period, as it stood when the report was signed. */
export interface FrozenRow {
	type: ComplaintType;
	class: ComplaintClass | null;
	channel: Channel;
	serviceCode: string;
	categoryCode: string;
	kecamatanCode: string;
	unitCode: string | null;
	status: Status;
	/** ISO dates by the office's clock. */
	receivedOn: string;
	answeredOn: string | null;
	closedOn: string | null;
	/** 1, and one more for each reopening. */
	round: number;
	rating: number | null;
	/** All of its clocks but the reporter's own. */
	clocks: {
		stage: Exclude<ClockStage, 'reporter_answer'>;
		round: number;
		dueOn: string;
		stoppedOn: string | null;
		/** Stopped after it was due, or still running then. */
		late: boolean;
		/** Why it was missed, as was said by then; not there in reports from before reasons were kept. */
		reason?: LateReason | null;
	}[];
	/** Pauses that began in the period. */
	pauses: number;
	/** Working days that were granted in the period. */
	grantedDays: number;
}

/** A finding of the period with what is to be done about it. */
export interface FrozenFinding {
	id: string;
	cause: string;
	status: FindingStatus;
	actions: {
		what: string;
		unitCode: string | null;
		officerName: string | null;
		/** ISO date. */
		dueDate: string;
		done: boolean;
	}[];
}

/** @returns the figures as they are kept */
export function freezeFigures(
	{ period: _, open, ...figures }: Figures,
	calendar: WorkCalendar
): FrozenFigures {
	return {
		...figures,
		open: {
			total: open.total,
			oldest: open.oldest.map(({ receivedAt, ...one }) => ({
				...one,
				receivedOn: localDate(calendar, receivedAt)
			}))
		}
	};
}
