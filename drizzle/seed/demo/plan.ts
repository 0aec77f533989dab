// Plans the demo: who files what when, and what becomes of it. Pure; the same day gives the same
// plan, whatever the database.
import type { Channel } from '#lib/codes/complaint-codes.ts';
import type { Filing, Office } from '#lib/server/complaints/index.ts';
import { isWorkingDay, localDate } from '#lib/server/deadlines/index.ts';
import type { Kecamatan } from '#lib/server/places/index.ts';
import { StartupError } from '#lib/server/platform/startup-error.ts';
import { type CourseSetting, createPen, type Step, writeUsualCourse } from './course.ts';
import { tell } from './narrative.ts';
import { addDays, daysBetween, homeMoment, serviceMoment, workingDay } from './office-days.ts';
import type { DemoOfficer } from './officers.ts';
import { drawPerson, NOBODY } from './people.ts';
import {
	between,
	chance,
	mulberry32,
	pick,
	pickWeighted,
	type Random,
	uuidFrom
} from './random.ts';
import { type PlacedCase, SCENARIO_CASES, type ScenarioName, WORK_IN_HAND } from './scenarios.ts';
import { type Situation, SITUATIONS } from './situations.ts';
import { asTheTimesWere, dayDrawer, situationDeck } from './times.ts';

/** One complaint of the demo, from its first day on. */
export interface PlannedComplaint {
	scenario: ScenarioName | null;
	situation: string;
	filing: Filing;
	/** Null: filed online. */
	takenDown: { by: string; channel: Exclude<Channel, 'online'>; receivedAt: Date } | null;
	filedAt: Date;
	/** Places in the list of sample pictures. */
	pictures: readonly number[];
	paper: boolean;
	steps: readonly Step[];
}

/** How much, and until when. */
export interface PlanOptions {
	/** Midnight at the office: nothing happens from here on. */
	until: Date;
	/** Complaints; never fewer than there are scenarios. */
	count: number;
}

const SEED = 20_200_816;
const MINUTE_MS = 60_000;
/** Far ones write more often; the rest count 5. */
const KECAMATAN_WEIGHTS: Readonly<Record<string, number>> = {
	'Bayung Lencir': 13,
	Sekayu: 9,
	Lalan: 9,
	'Tungkal Jaya': 8,
	'Sungai Lilin': 8,
	'Batang Hari Leko': 7,
	'Sanga Desa': 7
};
const CHANNEL_WEIGHTS = [
	['online', 58],
	['counter', 13],
	['whatsapp', 10],
	['phone', 6],
	['letter', 4],
	['suggestion_box', 4],
	['outreach', 5]
] as const satisfies readonly (readonly [Channel, number])[];
/** Days from arrival to writing down. */
const WRITTEN_AFTER = {
	counter: [0, 0],
	phone: [0, 0],
	whatsapp: [0, 1],
	letter: [1, 6],
	suggestion_box: [2, 6],
	outreach: [1, 4]
} as const satisfies Record<Exclude<Channel, 'online'>, readonly [number, number]>;

/**
 * @param office its places, services, units and calendar
 * @param officers who work there
 * @returns complaints in the order in which they are filed
 * @throws StartupError when the office offers none of the services that the demo tells of
 */
export function planDemo(
	office: Office,
	officers: readonly DemoOfficer[],
	{ until, count }: PlanOptions
): PlannedComplaint[] {
	const known = knownSituations(office);
	const today = localDate(office.calendar, until);
	const scenarios = Object.entries(SCENARIO_CASES) as [ScenarioName, PlacedCase][];
	const inHand = WORK_IN_HAND.slice(0, Math.floor(Math.max(0, count - scenarios.length) / 8));
	const placed: [ScenarioName | null, PlacedCase][] = [
		...scenarios,
		...inHand.map((one): [null, PlacedCase] => [null, one])
	];
	const deck = situationDeck(known, count, SEED - 1);
	const day = dayDrawer(office, today);
	const told = new Set<string>();

	const planned = Array.from({ length: Math.max(count, placed.length) }, (_, index) => {
		// A stream for each: a change to one complaint leaves the others as they are.
		const random = mulberry32(SEED + index * 7919);
		const [scenario, one] = placed[index] ?? [null, null];
		const isoDate = one ? workingDay(office.calendar, today, -one.filed) : day(random);
		const drawn = deck[index % deck.length] as Situation;
		const situation =
			known.find(({ key }) => key === one?.situation) ??
			asTheTimesWere(drawn, known, daysBetween(isoDate, today), random);
		return planOne({ office, officers, random, situation, isoDate, until, scenario, one, told });
	});
	return planned.sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime());
}

interface Draft {
	office: Office;
	officers: readonly DemoOfficer[];
	random: Random;
	situation: Situation;
	isoDate: string;
	until: Date;
	scenario: ScenarioName | null;
	one: PlacedCase | null;
	/** Narratives so far. */
	told: Set<string>;
}

function planOne(draft: Draft): PlannedComplaint {
	const { office, officers, random, situation, until, scenario, one } = draft;
	const kecamatan = drawKecamatan(office, random, situation);
	const arrival = drawArrival(draft, kecamatan);
	const { filedAt, takenDown } = arrival;
	const filing = drawFiling(draft, kecamatan, takenDown?.receivedAt ?? filedAt, takenDown?.channel);
	const setting: CourseSetting = { office, officers, random, situation, filedAt, until };
	const pen = createPen(setting);
	if (one) one.course(pen);
	else writeUsualCourse(pen, setting, takenDown === null);
	const withPicture = !takenDown && chance(random, 0.06);
	const pictures = one?.pictures
		? Array.from({ length: one.pictures }, (_, place) => place)
		: withPicture
			? [between(random, 0, 4)]
			: [];
	return {
		scenario,
		situation: situation.key,
		filing,
		takenDown,
		filedAt,
		pictures,
		paper: one?.pictures !== undefined,
		steps: pen.steps
	};
}

function drawArrival({ office, officers, random, isoDate, one }: Draft, kecamatan: Kecamatan) {
	const { calendar } = office;
	const channel: Channel = one?.channel ?? pickWeighted(random, CHANNEL_WEIGHTS);
	if (channel === 'online') {
		return { filedAt: homeMoment(calendar, isoDate, random), takenDown: null };
	}
	// Written down in service hours; what falls on a day off was written the working day before.
	const writtenOn = isWorkingDay(calendar, isoDate) ? isoDate : workingDay(calendar, isoDate, -1);
	const filedAt = serviceMoment(calendar, writtenOn, random);
	const [fewest, most] = WRITTEN_AFTER[channel];
	const daysBefore = between(random, fewest, most);
	const receivedAt =
		daysBefore === 0
			? new Date(filedAt.getTime() - between(random, 4, 8) * MINUTE_MS)
			: serviceMoment(calendar, addDays(writtenOn, -daysBefore), random);
	const operator = officers.find(({ kecamatanCode }) => kecamatanCode === kecamatan.code);
	const atKecamatan = ['counter', 'whatsapp', 'outreach'].includes(channel) && !one;
	const by = (atKecamatan && operator?.username) || pick(random, ['penerima', 'penerima-loket']);
	return { filedAt, takenDown: { by, channel, receivedAt } };
}

function drawFiling(
	{ office, random, situation, scenario, one, told }: Draft,
	kecamatan: Kecamatan,
	receivedAt: Date,
	channel: Channel | undefined
): Filing {
	const sensitive = situation.category === 'PUNGLI';
	const unknown = sensitive ? 0.7 : channel === 'suggestion_box' ? 0.7 : 0.13;
	// Scenarios are looked at and talked about: theirs have names.
	const anonymous = one?.anonymous ?? (scenario ? false : chance(random, unknown));
	const drawn = anonymous ? NOBODY : drawPerson(random);
	const person = one?.unreachable ? { ...NOBODY, name: drawn.name } : drawn;
	const desa = chance(random, 0.85) ? pick(random, kecamatan.desa) : null;
	const incidentDate = chance(random, 0.65)
		? addDays(localDate(office.calendar, receivedAt), -between(random, 0, 25))
		: null;
	const kind = desa?.kind === 'kelurahan' ? 'Kelurahan' : 'Desa';
	const misplaced = !scenario && chance(random, 0.1);
	const mistaken = !scenario && situation.type !== 'complaint' && chance(random, 0.12);
	const around = {
		place: desa ? `${kind} ${desa.name}` : `Kecamatan ${kecamatan.name}`,
		kecamatan: kecamatan.name,
		incidentDate,
		takenDown: channel !== undefined
	};
	let narrative = tell(random, situation, around);
	// Short ones could come out alike.
	for (let tries = 0; told.has(narrative) && tries < 50; tries++) {
		narrative = tell(random, situation, around);
	}
	told.add(narrative);
	return {
		type: mistaken ? 'complaint' : situation.type,
		serviceCode: situation.service,
		categoryCode: misplaced && knows(office, 'LAINNYA') ? 'LAINNYA' : situation.category,
		narrative,
		incidentDate,
		kecamatanCode: kecamatan.code,
		desaCode: desa?.code ?? null,
		reporterName: person.name,
		reporterPhone: person.phone,
		reporterEmail: person.email,
		nameHidden: one?.anonymous ?? chance(random, sensitive ? 0.7 : 0.12),
		confidential: one?.anonymous ?? chance(random, sensitive ? 0.8 : 0.07),
		key: uuidFrom(random)
	};
}

function drawKecamatan({ places }: Office, random: Random, { where }: Situation): Kecamatan {
	const fitting = where ? places.kecamatan.filter(({ name }) => where.includes(name)) : [];
	const weights = (fitting.length ? fitting : places.kecamatan).map(
		(kecamatan) => [kecamatan, KECAMATAN_WEIGHTS[kecamatan.name] ?? 5] as const
	);
	return pickWeighted(random, weights);
}

function knows({ agency }: Office, categoryCode: string): boolean {
	return agency.categories.some(({ code }) => code === categoryCode);
}

function knownSituations(office: Office): Situation[] {
	const known = SITUATIONS.filter(
		({ service, category }) =>
			office.agency.services.some(({ code }) => code === service) && knows(office, category)
	);
	if (known.length === 0) {
		throw new StartupError(
			'Data contoh memakai kode layanan dan kategori bawaan, dan tidak satu pun ada di content/instansi.json. ' +
				'Jalankan contoh dengan content/instansi.json bawaan.'
		);
	}
	return known;
}
