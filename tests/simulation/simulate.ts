// Two years of an office that is sometimes diligent and sometimes not: people do whatever the
// product offers them, a fixed clock moves day by day, the product's own timed work runs between.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/codes/officer-codes.ts';
import {
	fileComplaint,
	listComplaints,
	runTimedWork,
	trackComplaint,
	type Verb
} from '#lib/server/complaints/index.ts';
import { filingFor, officerWith, rowOf, testContext } from '#lib/server/complaints/testing.ts';

import { instantAt, isWorkingDay } from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { rows } from '#lib/server/platform/database.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import {
	between,
	chance,
	mulberry32,
	pick,
	pickWeighted,
	shuffled
} from '../../drizzle/seed/demo/random.ts';
import { OFFICER_ACTIONS, REPORTER_ACTIONS, type Stage } from './actions.ts';
import { checkEverything } from './invariants.ts';

/** How much is simulated. */
export interface Extent {
	complaints: number;
	/** Days from `from` on. */
	days: number;
	/** ISO date of the first day. */
	from: string;
	seed: number;
	/** Every how many days all rules are checked; always at the end. */
	checkEvery: number;
}

/** What came of it. */
export interface Outcome {
	filed: number;
	/** What happened, by kind of event; `closed by the system` and the like apart. */
	events: Record<string, number>;
	/** Steps that the product refused for a reason in the input, by field. */
	refused: Record<string, number>;
	checks: number;
	/** Sentences, each of which should not be. */
	violations: string[];
}

const STAFF: readonly [role: Role, unitCode: string | null, diligence: number][] = [
	['intake', null, 0.9],
	['intake', null, 0.6],
	['handler', 'DAFDUK', 0.8],
	['handler', 'DAFDUK', 0.5],
	['handler', 'CAPIL', 0.7],
	['handler', 'PIAK', 0.6],
	// Comes rarely: here is what has to go up.
	['handler', 'SEKRETARIAT', 0.15],
	['unit_head', 'DAFDUK', 0.6],
	['unit_head', 'CAPIL', 0.6],
	['head', null, 0.5],
	['overseer', null, 0.3]
];
const CASES_A_DAY = 6;
/** How long after its last step a resident may still come back. */
const LOOKS_BACK_DAYS = 60;

/** @param extent how much @returns what happened, and every rule that did not hold */
export async function simulate(extent: Extent): Promise<Outcome> {
	const context = await testContext();
	try {
		return await run(context, extent);
	} finally {
		await context.close();
	}
}

async function run(context: Stage['context'], extent: Extent): Promise<Outcome> {
	const random = mulberry32(extent.seed);
	const staff: { actor: Actor; diligence: number }[] = [];
	for (const [role, unitCode, diligence] of STAFF) {
		const actor = await officerWith(context.db, [role], unitCode ? { unitCode } : {});
		staff.push({ actor, diligence });
	}
	const actors = staff.map(({ actor }) => actor);
	const stage: Stage = { context, staff: actors, random };
	const outcome: Outcome = { filed: 0, events: {}, refused: {}, checks: 0, violations: [] };
	const reporters: { id: string; since: number; patience: number }[] = [];
	const { calendar } = context.office;

	for (let day = 0; day < extent.days; day++) {
		const date = new Date(Date.parse(extent.from) + day * 86_400_000).toISOString().slice(0, 10);
		const at = (time: string, minutes = 0) =>
			new Date(instantAt(calendar, date, time).getTime() + minutes * 60_000);

		await runTimedWork(context, at('00:10'));
		// Nobody files in the last tenth, so that the end of things is seen as well.
		const expected = (extent.complaints * (day + 1)) / (extent.days * 0.9);
		while (outcome.filed < Math.min(extent.complaints, expected)) {
			const number = await file(stage, at('06:00', between(random, 0, 120)));
			reporters.push({ id: (await rowOf(context, number)).id, since: day, patience: random() });
			outcome.filed += 1;
		}
		await runTimedWork(context, at('08:05'));
		if (isWorkingDay(calendar, date)) {
			let minute = 0;
			for (const { actor, diligence } of shuffled(random, staff)) {
				if (chance(random, diligence))
					await work(stage, actor, at('08:30', (minute += 20)), outcome);
			}
		}
		await runTimedWork(context, at('16:35'));
		let minute = 0;
		for (const reporter of reporters) {
			if (day - reporter.since > LOOKS_BACK_DAYS || !chance(random, reporter.patience / 8))
				continue;
			minute = (minute + 1) % 300;
			if (await comeBack(stage, reporter.id, at('17:00', minute), outcome)) reporter.since = day;
		}
		if ((day + 1) % extent.checkEvery === 0 || day + 1 === extent.days) {
			// Timed work first: between two of its runs a rule may wait for it.
			await runTimedWork(context, at('23:00'));
			outcome.checks += 1;
			const found = await checkEverything(context, actors, at('23:00'));
			outcome.violations.push(...found.map((sentence) => `${date}: ${sentence}`));
			if (outcome.violations.length > 20) break;
		}
	}
	outcome.events = await countEvents(context);
	return outcome;
}

async function file({ context, random }: Stage, now: Date): Promise<string> {
	const { agency, places } = context.office;
	const named = chance(random, 0.7);
	const filing = filingFor(context.office, {
		type: pick(random, ['complaint', 'complaint', 'information_request', 'aspiration']),
		serviceCode: pick(random, agency.services).code,
		categoryCode: pick(random, agency.categories).code,
		kecamatanCode: pick(random, places.kecamatan).code,
		reporterName: named ? 'Warga Contoh' : null,
		reporterEmail: named && chance(random, 0.6) ? 'warga@contoh.id' : null,
		nameHidden: chance(random, 0.2),
		confidential: chance(random, 0.2),
		key: randomUUID()
	});
	return (await fileComplaint(context, filing, [], null, now)).number;
}

/** An officer goes through what waits on their desk. */
async function work(stage: Stage, actor: Actor, from: Date, outcome: Outcome): Promise<void> {
	const { context, random } = stage;
	const page = { cursor: null, size: 40 };
	const { rows } = await listComplaints(context, actor, { mine: true, order: 'due' }, page, from);
	let now = from.getTime();
	for (const row of rows.slice(0, CASES_A_DAY)) {
		const choices = row.verbs.flatMap((verb) => {
			const action = OFFICER_ACTIONS[verb];
			return action ? [[verb, action.weight] as const] : [];
		});
		if (!choices.length || chance(random, 0.2)) continue;
		const verb = pickWeighted(random, choices);
		const { number } = row;
		const { version } = await rowOf(context, number);
		now += 2 * 60_000;
		await attempt(outcome, verb, number, () =>
			OFFICER_ACTIONS[verb]?.act(
				stage,
				actor,
				{ ...row, target: { number, version } },
				new Date(now)
			)
		);
	}
}

/** A resident looks at their complaint, and does one of the things that the page offers. */
async function comeBack(
	stage: Stage,
	complaintId: string,
	now: Date,
	outcome: Outcome
): Promise<boolean> {
	const reporter = { complaintId };
	const tracked = await trackComplaint(stage.context, reporter, now);
	const choices = tracked.verbs.flatMap((verb) => {
		const action = REPORTER_ACTIONS[verb];
		return action ? [[verb, action.weight] as const] : [];
	});
	if (!choices.length) return false;
	const verb = pickWeighted(stage.random, choices);
	return attempt(outcome, verb, tracked.number, () =>
		REPORTER_ACTIONS[verb]?.act(stage, reporter, now)
	);
}

/** What the product offers it must also take, unless the input asks for something impossible. */
async function attempt(
	outcome: Outcome,
	verb: Verb,
	number: string,
	act: () => unknown
): Promise<boolean> {
	try {
		await act();
		return true;
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		if (error.code === 'invalid_input' || error.code === 'rate_limited') {
			const fields = Object.keys(error.details.fields ?? {}).join('+');
			const key = `${verb}: ${fields || error.code}`;
			outcome.refused[key] = (outcome.refused[key] ?? 0) + 1;
		} else {
			outcome.violations.push(`${number}: ${verb} was offered and refused (${error.code})`);
		}
		return false;
	}
}

async function countEvents({ db }: Stage['context']): Promise<Record<string, number>> {
	const counted = await rows<{ kind: string; count: number }>(
		db,
		sql`select kind || case actor_kind when 'system' then ' (by the system)' else '' end as kind,
			count(*)::int as count from complaint_events group by 1`
	);
	return Object.fromEntries(counted.map(({ kind, count }) => [kind, count]));
}
