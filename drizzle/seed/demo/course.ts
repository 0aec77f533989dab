// The course of one complaint: who does what when, as data. perform.ts plays it through the real
// commands.
import type { ClosingGround, IdentityReason } from '#lib/codes/complaint-codes.ts';
import type { AnswerParts } from '#lib/labels/answer.ts';
import type {
	ForwardingFacts,
	ContactTried,
	Disposisi,
	Office,
	PauseWanted,
	Verification
} from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { type DemoOfficer, knownUnit } from './officers.ts';
import { homeMomentAfter, serviceMoment, serviceMomentAfter, workingDay } from './office-days.ts';
import { between, chance, pick, pickWeighted, type Random } from './random.ts';
import type { Situation } from './situations.ts';
import {
	AFTER_ANSWER,
	AGREED_ELSEWHERE,
	COMPLETIONS,
	DISPUTES,
	EXTENSION_GRANTED,
	EXTENSION_REASONS,
	EXTENSION_REFUSED,
	INSTRUCTIONS,
	MESSAGES,
	NO_REPLY,
	NOTES,
	PAUSES,
	RATING_REASONS,
	REOPENINGS,
	REPLIES,
	RESUMPTIONS,
	WITHDRAWAL
} from './phrases.ts';

/** What happens, without when and who. */
export type Deed =
	| { verb: 'accept'; found: Verification }
	| { verb: 'requestCompletion' | 'reject' | 'note'; text: string }
	| { verb: 'forward'; kind: 'agency'; agency: string; reason: string; record: string }
	| { verb: 'recordForwarding'; facts: ForwardingFacts }
	| { verb: 'askAgency' | 'passOnAnswer'; text: string }
	| { verb: 'assign'; to: Omit<Disposisi, 'officerId'>; officer: string | null }
	| {
			verb: 'followUp' | 'message' | 'write';
			text: string;
			/** Places in the list of sample pictures. */
			pictures: readonly number[];
	  }
	| { verb: 'answer'; parts: AnswerParts; pictures: readonly number[] }
	| { verb: 'dispute' | 'reopen'; text: string }
	| { verb: 'contact'; way: ContactTried['way']; outcome: ContactTried['outcome'] }
	| { verb: 'pause'; wanted: PauseWanted }
	| { verb: 'resume' | 'publish' | 'withdraw'; text: string }
	| { verb: 'openIdentity'; reason: IdentityReason }
	/** With the complaint of the same situation that came in before. */
	| { verb: 'link' | 'unlink' }
	| { verb: 'askExtension' | 'decideExtension'; workingDays: number; reason: string }
	| { verb: 'confirm' }
	| { verb: 'rate'; rating: number; text: string }
	| { verb: 'close'; ground: ClosingGround; text: string };

/** One step of a course. */
export type Step = Deed & {
	at: Date;
	/** Username; null: the reporter. */
	by: string | null;
};

/** Everything that the pen of a course needs to know. */
export interface CourseSetting {
	office: Office;
	officers: readonly DemoOfficer[];
	random: Random;
	situation: Situation;
	filedAt: Date;
	/** First moment that is not yet past: nothing is written from here on. */
	until: Date;
}

/** Writes the steps of one course, each later than the one before. */
export type Pen = ReturnType<typeof createPen>;

/**
 * @param setting the case
 * @returns the verbs, each of which adds a step; `when` counts working days for officers and
 * calendar days for reporters since the step before, or names a working day before today
 */
export function createPen(setting: CourseSetting) {
	const { office, officers, random, situation, until } = setting;
	const { calendar } = office;
	const today = localDate(calendar, until);
	const steps: Step[] = [];
	let last = setting.filedAt;
	let ended = false;
	let unit = knownUnit(office, situation.unit);
	let handler: string | null = null;
	let assigned = false;

	const add = (by: string | null, at: Date, deed: Deed) => {
		// What would lie ahead hasn't happened; nor has what follows it.
		ended ||= at >= until;
		if (ended) return;
		steps.push({ ...deed, at, by });
		last = at;
	};
	const officeTime = (when: When): Date => {
		if (typeof when === 'number') return serviceMomentAfter(calendar, last, when, random);
		const moment = serviceMoment(calendar, workingDay(calendar, today, -when.ago), random);
		return moment > last ? moment : serviceMomentAfter(calendar, last, 0, random);
	};
	const homeTime = (when: When): Date =>
		typeof when === 'number' ? homeMomentAfter(calendar, last, when, random) : officeTime(when);
	const handlersOf = (code: string) =>
		officers.filter(({ unitCode }) => unitCode === code).map(({ username }) => username);
	const intake = () => (chance(random, 0.8) ? 'penerima' : 'penerima-loket');
	const worker = (): string => {
		// Until it is handed to a unit, it lies with intake.
		if (!assigned) return intake();
		handler ??= pick(random, handlersOf(unit));
		return handler;
	};
	/** To the unit; with `person` to one officer, with `first` to that unit instead. */
	const assign = (when: When, { by, first, person }: Handing = {}) => {
		const at = officeTime(when);
		assigned = true;
		unit = knownUnit(office, first ?? situation.unit);
		handler = person ? pick(random, handlersOf(unit)) : null;
		const due = workingDay(calendar, localDate(calendar, at), between(random, 3, 6));
		add(by ?? intake(), at, {
			verb: 'assign',
			to: {
				unitCode: unit,
				instruction: pick(random, INSTRUCTIONS),
				dueDate: chance(random, 0.6) ? due : null
			},
			officer: handler
		});
	};

	return {
		steps,
		assign,
		/** Accepts, and puts right what the reporter chose wrongly. */
		accept: (when: When) =>
			add(intake(), officeTime(when), {
				verb: 'accept',
				found: {
					type: situation.type,
					class: situation.class,
					serviceCode: situation.service,
					categoryCode: situation.category
				}
			}),
		ask: (when: When) =>
			add(intake(), officeTime(when), {
				verb: 'requestCompletion',
				text:
					situation.ask ?? 'Kapan dan di mana kejadiannya? Ceritakan sedikit lebih lengkap, ya.'
			}),
		complete: (when: When) =>
			add(null, homeTime(when), {
				verb: 'write',
				text: pick(random, COMPLETIONS),
				pictures: chance(random, 0.3) ? [between(random, 0, 4)] : []
			}),
		reject: (when: When, reason = situation.refusal ?? NO_REPLY.refusal) =>
			add(intake(), officeTime(when), { verb: 'reject', text: reason }),
		forward: (when: When) => {
			const at = officeTime(when);
			const day = localDate(calendar, at);
			add(intake(), at, {
				verb: 'forward',
				kind: 'agency',
				reason: 'Hal ini bukan urusan kependudukan dan pencatatan sipil.',
				agency: situation.forwardTo ?? 'Dinas Komunikasi dan Informatika',
				record: `${situation.answer} Diteruskan dengan surat pengantar tertanggal ${day}, diterima bagian umum instansi itu. Anda tidak perlu melapor lagi.`
			});
		},
		/** What becomes known of a forwarding: when the letter went, and its number there. */
		noteForwarding: (when: When) => {
			const at = officeTime(when);
			const day = localDate(calendar, at);
			add(intake(), at, {
				verb: 'recordForwarding',
				facts: {
					letterNumber: `400.12/${between(random, 11, 98)}/${day.slice(0, 4)}`,
					sentOn: day,
					receivedOn: null,
					externalReference: chance(random, 0.5) ? `R-${between(random, 100, 999)}` : null
				}
			});
		},
		askAgency: (when: When) =>
			add(intake(), officeTime(when), {
				verb: 'askAgency',
				text: 'Kami tanyakan lewat telepon. Laporan Anda sudah mereka terima dan sedang dipelajari.'
			}),
		passOnAnswer: (when: When) =>
			add(intake(), officeTime(when), {
				verb: 'passOnAnswer',
				text: 'Instansi itu menjawab: laporan Anda sudah ditangani petugas mereka di lapangan.'
			}),
		/** The unit hands it on; by its own officer. */
		handOn: (when: When, to: string) => {
			const at = officeTime(when);
			const by = worker();
			unit = knownUnit(office, to);
			handler = null;
			add(by, at, {
				verb: 'assign',
				to: { unitCode: unit, instruction: pick(random, INSTRUCTIONS), dueDate: null },
				officer: null
			});
		},
		followUp: (when: When, text = situation.did, pictures: readonly number[] = []) => {
			// Only a unit works on a case; an answer by intake that was disputed has none yet.
			if (!assigned) assign(0);
			add(worker(), officeTime(when), { verb: 'followUp', text, pictures });
		},
		answer: (when: When, by?: string, pictures: readonly number[] = []) =>
			add(by ?? worker(), officeTime(when), {
				verb: 'answer',
				parts: answerParts(situation),
				pictures
			}),
		/** The officer writes, the reporter replies. */
		message: (when: When) =>
			add(worker(), officeTime(when), {
				verb: 'message',
				text: pick(random, MESSAGES),
				pictures: []
			}),
		write: (when: When, pictures: readonly number[] = []) =>
			add(null, homeTime(when), { verb: 'write', text: pick(random, REPLIES), pictures }),
		note: (when: When) =>
			add(worker(), officeTime(when), { verb: 'note', text: pick(random, NOTES) }),
		/** The clocks stand still for so many working days at most, while another agency answers. */
		pause: (when: When, days: number) => {
			const at = officeTime(when);
			const until = workingDay(calendar, localDate(calendar, at), days);
			add(worker(), at, {
				verb: 'pause',
				wanted: { category: 'other_agency', reason: pick(random, PAUSES), until, contact: null }
			});
		},
		resume: (when: When) =>
			add(worker(), officeTime(when), { verb: 'resume', text: pick(random, RESUMPTIONS) }),
		askExtension: (when: When, workingDays: number) =>
			add(worker(), officeTime(when), {
				verb: 'askExtension',
				workingDays,
				reason: pick(random, EXTENSION_REASONS)
			}),
		/** The head's decision; 0 days refuse. */
		decideExtension: (when: When, workingDays: number) =>
			add('pimpinan', officeTime(when), {
				verb: 'decideExtension',
				workingDays,
				reason: workingDays > 0 ? EXTENSION_GRANTED : EXTENSION_REFUSED
			}),
		openIdentity: (when: When, reason: IdentityReason) =>
			add(worker(), officeTime(when), { verb: 'openIdentity', reason }),
		publish: (when: When, summary: string) =>
			add(worker(), officeTime(when), { verb: 'publish', text: summary }),
		withdraw: (when: When) =>
			add(worker(), officeTime(when), { verb: 'withdraw', text: WITHDRAWAL }),
		link: (when: When) => add('penerima', officeTime(when), { verb: 'link' }),
		unlink: (when: When) => add('penerima', officeTime(when), { verb: 'unlink' }),
		confirm: (when: When) => add(null, homeTime(when), { verb: 'confirm' }),
		dispute: (when: When) =>
			add(null, homeTime(when), { verb: 'dispute', text: pick(random, DISPUTES) }),
		reopen: (when: When) =>
			add(null, homeTime(when), { verb: 'reopen', text: pick(random, REOPENINGS) }),
		rate: (when: When, rating = drawRating(random)) =>
			add(null, homeTime(when), {
				verb: 'rate',
				rating,
				text: chance(random, 0.8) ? pick(random, RATING_REASONS[rating] ?? ['']) : ''
			}),
		/** Somebody tries to reach who doesn't answer; skipped for who left no contact. */
		contact: (when: When) =>
			add(worker(), officeTime(when), {
				verb: 'contact',
				way: chance(random, 0.7) ? 'phone' : 'whatsapp',
				outcome: pickWeighted(random, [
					['no_answer', 6],
					['message_left', 3],
					['wrong_number', 1]
				] as const)
			}),
		close: (when: When) =>
			add(worker(), officeTime(when), {
				verb: 'close',
				ground: 'reporter_confirmed',
				text: pick(random, AGREED_ELSEWHERE)
			})
	};
}

// To a question, the answer is what was found; otherwise it tells what came of it.
function answerParts({ type, did, answer }: Situation): AnswerParts {
	const next = AFTER_ANSWER[type];
	return type === 'information_request'
		? { found: answer, done: did, next }
		: { found: did, done: answer, next };
}

/** Days since the step before, or the n-th working day before today. */
type When = number | { ago: number };

interface Handing {
	by?: string;
	first?: string;
	person?: boolean;
}

function drawRating(random: Random): number {
	return pickWeighted(random, [
		[1, 6],
		[2, 9],
		[3, 20],
		[4, 36],
		[5, 29]
	] as const);
}

/** How a complaint usually goes, from its first day to its end, as far as there is time. */
export function writeUsualCourse(pen: Pen, { random, situation }: CourseSetting, online: boolean) {
	const days = (min: number, max: number) => between(random, min, max);
	const late = chance(random, 0.09);
	if (situation.refusal) return pen.reject(days(0, 2));
	if (chance(random, situation.ask ? 0.3 : 0.05)) {
		pen.ask(days(0, 2));
		// A few never come back; ten working days later the office gives up waiting.
		if (chance(random, 0.15)) return pen.reject(days(11, 14), NO_REPLY.refusal);
		pen.complete(days(1, 9));
	}
	if (situation.forwardTo && chance(random, 0.75)) {
		pen.forward(days(0, 2));
		pen.noteForwarding(days(1, 3));
		if (chance(random, 0.4)) pen.passOnAnswer(days(4, 9));
		return;
	}
	pen.accept(late ? days(3, 5) : days(0, 2));
	if (situation.type === 'information_request' && chance(random, 0.65)) {
		pen.answer(days(0, 2), 'penerima');
		return finish(pen, random, online);
	}
	handOver(pen, random, situation, days);
	if (chance(random, 0.3)) pen.note(days(0, 1));
	const quick = situation.class === 'information' || situation.class === 'aspiration';
	pen.followUp(
		late ? days(5, 8) : days(0, 3),
		undefined,
		chance(random, 0.12) ? [days(0, 4)] : []
	);
	if (chance(random, 0.28)) {
		pen.message(days(0, 2));
		if (chance(random, 0.7)) pen.write(days(0, 2));
	}
	if (situation.class === 'with_supervision') {
		pen.followUp(days(5, 18), 'Pemeriksaan lanjutan: keterangan dicocokkan dengan catatan harian.');
		pen.answer(days(6, 24));
	} else {
		pen.answer(late ? days(6, 14) : quick ? days(0, 1) : days(1, 7));
	}
	return finish(pen, random, online);
}

function handOver(
	pen: Pen,
	random: Random,
	situation: Situation,
	days: (min: number, max: number) => number
) {
	if (situation.class === 'with_supervision') {
		pen.assign(days(0, 1), { by: 'pimpinan', person: true });
	} else if (chance(random, 0.14)) {
		pen.assign(days(0, 1), { first: situation.unit === 'PIAK' ? 'DAFDUK' : 'PIAK' });
		pen.handOn(days(0, 2), situation.unit);
	} else {
		pen.assign(days(0, 1), { person: chance(random, 0.5) });
	}
}

function finish(pen: Pen, random: Random, online: boolean) {
	const days = (min: number, max: number) => between(random, min, max);
	const end = pickWeighted(random, [
		['agreed', online ? 44 : 12],
		['silent', online ? 34 : 40],
		['agreed_elsewhere', online ? 6 : 38],
		['disputed', 9],
		['reopened', 6]
	] as const);
	if (end === 'silent') {
		if (chance(random, 0.2)) pen.rate(days(1, 4));
		// What the last try leaves open, the clock ends: the case closes, or lies on the desk.
		pen.contact(days(3, 5));
		if (chance(random, 0.9)) pen.contact(days(1, 3));
		return;
	}
	if (end === 'agreed_elsewhere') return pen.close(days(1, 8));
	if (end === 'disputed') {
		pen.dispute(days(0, 5));
		pen.followUp(days(1, 4), 'Diperiksa ulang sesuai keberatan pelapor, kekurangannya dilengkapi.');
		pen.answer(days(0, 3));
	}
	pen.confirm(days(0, 6));
	if (chance(random, 0.8)) pen.rate(0);
	if (end === 'reopened') {
		pen.reopen(days(1, 8));
		pen.followUp(days(1, 3), 'Diperiksa lagi bersama pelapor; penyebab berulang ditemukan.');
		pen.answer(days(0, 4));
		pen.confirm(days(1, 5));
	}
}
