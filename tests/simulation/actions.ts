// What people in the simulation say when they do something: any legal words will do.
import { randomUUID } from 'node:crypto';
import {
	acceptComplaint,
	answerComplaint,
	askExtension,
	assignComplaint,
	closeComplaint,
	confirmResolved,
	type Context,
	decideExtension,
	disputeAnswer,
	followUpComplaint,
	forwardComplaint,
	longestPause,
	messageReporter,
	noteOnComplaint,
	pauseComplaint,
	rateHandling,
	recordContact,
	rejectComplaint,
	reopenComplaint,
	type Reporter,
	requestCompletion,
	resumeComplaint,
	type Target,
	type Verb,
	writeAsReporter
} from '#lib/server/complaints/index.ts';
import { PAUSE_CATEGORIES } from '#lib/codes/complaint-codes.ts';
import { addWorkingDays, localDate } from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { between, pick, type Random } from '../../drizzle/seed/demo/random.ts';

/** With what people act: database and office, who is there, and chance. */
export interface Stage {
	context: Context;
	staff: readonly Actor[];
	random: Random;
}

/** The part of a complaint that an action looks at. */
export interface Subject {
	target: Target;
	unitCode: string | null;
	serviceCode: string;
	categoryCode: string;
}

const TEXT = 'Kami sudah memeriksa hal ini dan mencatat hasilnya untuk Anda.';
const NOTHING = { text: TEXT, attachments: [] };

type OfficerAction = (
	stage: Stage,
	actor: Actor,
	subject: Subject,
	now: Date
) => Promise<{ number: string }>;

/** What officers do of their own accord; `weight` is how likely it is when it is possible. */
export const OFFICER_ACTIONS: Partial<Record<Verb, { weight: number; act: OfficerAction }>> = {
	accept: {
		weight: 8,
		act: ({ context, random }, actor, { target, serviceCode, categoryCode }, now) => {
			const [type, complaintClass] = pick(random, [
				['complaint', 'without_supervision'],
				['complaint', 'without_supervision'],
				['complaint', 'with_supervision'],
				['information_request', 'information'],
				['aspiration', 'aspiration']
			] as const);
			const found = { type, class: complaintClass, serviceCode, categoryCode };
			return acceptComplaint(context, actor, target, found, now);
		}
	},
	requestCompletion: {
		weight: 1.5,
		act: ({ context }, actor, { target }, now) =>
			requestCompletion(context, actor, target, 'Di kantor mana dan tanggal berapa?', now)
	},
	reject: {
		weight: 0.4,
		act: ({ context }, actor, { target }, now) => rejectComplaint(context, actor, target, TEXT, now)
	},
	assign: {
		weight: 6,
		act: ({ context, random, staff }, actor, { target, unitCode }, now) => {
			const unit =
				unitCode !== null && random() < 0.8
					? unitCode
					: pick(random, context.office.agency.units).code;
			const people = staff.filter(
				(one) => one.unitCode === unit && one.roles.some((role) => role !== 'unit_head')
			);
			const officerId = people.length && random() < 0.5 ? pick(random, people).id : null;
			const to = { unitCode: unit, officerId, instruction: 'Periksa dan jawab.', dueDate: null };
			return assignComplaint(context, actor, target, to, now);
		}
	},
	followUp: {
		weight: 4,
		act: ({ context }, actor, { target }, now) =>
			followUpComplaint(context, actor, target, NOTHING, now)
	},
	answer: {
		weight: 4,
		act: ({ context }, actor, { target }, now) => {
			const parts = { found: TEXT, done: TEXT, next: TEXT, attachments: [] };
			return answerComplaint(context, actor, target, parts, now);
		}
	},
	message: {
		weight: 1,
		act: ({ context }, actor, { target }, now) =>
			messageReporter(context, actor, target, NOTHING, now)
	},
	recordContact: {
		weight: 3,
		act: ({ context }, actor, { target }, now) => {
			const tried = { way: 'phone', outcome: 'no_answer', at: now, note: '' } as const;
			return recordContact(context, actor, target, tried, now);
		}
	},
	note: {
		weight: 0.5,
		act: ({ context }, actor, { target }, now) => noteOnComplaint(context, actor, target, TEXT, now)
	},
	pause: {
		weight: 1,
		act: ({ context, random }, actor, { target }, now) => {
			const { calendar } = context.office;
			const category = pick(random, PAUSE_CATEGORIES);
			const days = between(random, 1, Math.min(10, longestPause(context.office, category, now)));
			const until = addWorkingDays(calendar, localDate(calendar, now), days).dueDate;
			const contact =
				category === 'reporter' ? ({ way: 'phone', outcome: 'no_answer' } as const) : null;
			const wanted = { category, reason: TEXT, until, contact };
			return pauseComplaint(context, actor, target, wanted, now);
		}
	},
	resume: {
		weight: 1,
		act: ({ context }, actor, { target }, now) => resumeComplaint(context, actor, target, TEXT, now)
	},
	askExtension: {
		weight: 0.7,
		act: ({ context, random }, actor, { target }, now) => {
			const wanted = { workingDays: between(random, 1, 10), reason: TEXT };
			return askExtension(context, actor, target, wanted, now);
		}
	},
	decideExtension: {
		weight: 10,
		act: ({ context, random }, actor, { target }, now) => {
			const decision = { workingDays: random() < 0.6 ? 1 : 0, reason: TEXT };
			return decideExtension(context, actor, target, decision, now);
		}
	},
	close: {
		weight: 3,
		act: ({ context, random }, actor, { target }, now) => {
			const ground = random() < 0.5 ? 'no_reply' : 'reporter_confirmed';
			return closeComplaint(context, actor, target, { ground, text: TEXT }, now);
		}
	},
	forward: {
		weight: 0.3,
		act: ({ context }, actor, { target }, now) => {
			const to = { kind: 'agency', agency: 'Dinas Contoh', reason: TEXT, record: TEXT } as const;
			return forwardComplaint(context, actor, target, to, now);
		}
	}
};

/** What residents do. */
export const REPORTER_ACTIONS: Partial<
	Record<Verb, { weight: number; act: (stage: Stage, reporter: Reporter, now: Date) => unknown }>
> = {
	complete: { weight: 5, act: write },
	reply: { weight: 5, act: write },
	message: { weight: 1, act: write },
	confirm: {
		weight: 2,
		act: ({ context }, reporter, now) => confirmResolved(context, reporter, now)
	},
	dispute: {
		weight: 1.5,
		act: ({ context }, reporter, now) => disputeAnswer(context, reporter, TEXT, now)
	},
	rate: {
		weight: 1,
		act: ({ context, random }, reporter, now) =>
			rateHandling(context, reporter, { rating: between(random, 1, 5), reason: TEXT }, now)
	},
	reopen: {
		weight: 0.3,
		act: ({ context }, reporter, now) => reopenComplaint(context, reporter, TEXT, now)
	}
};

function write({ context }: Stage, reporter: Reporter, now: Date) {
	return writeAsReporter(context, { ...reporter, formKey: randomUUID() }, NOTHING, now);
}
