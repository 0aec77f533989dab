// Plays a planned complaint through the commands that people use, at the planned moments.
import { eq } from 'drizzle-orm';
import {
	acceptComplaint,
	answerComplaint,
	askExtension,
	assignComplaint,
	type Changed,
	closeComplaint,
	closeTracking,
	confirmResolved,
	type Context,
	decideExtension,
	disputeAnswer,
	fileComplaint,
	followUpComplaint,
	askAgency,
	forwardComplaint,
	passOnAnswer,
	recordForwarding,
	linkComplaints,
	messageReporter,
	noteOnComplaint,
	openIdentity,
	openTracking,
	pauseComplaint,
	publishSummary,
	rateHandling,
	recordContact,
	rejectComplaint,
	reopenComplaint,
	type Reporter,
	reporterOf,
	requestCompletion,
	resumeComplaint,
	runTimedWork,
	type Target,
	unlinkComplaints,
	withdrawSummary,
	writeAsReporter
} from '#lib/server/complaints/index.ts';
import { complaints } from '#lib/server/complaints/schema.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import type { Step } from './course.ts';
import type { SampleFiles } from './files.ts';
import type { PlannedComplaint } from './plan.ts';

/** The demo's stage: database and office, officers by username, files. */
export interface Stage {
	context: Context;
	cast: ReadonlyMap<string, Actor>;
	files: SampleFiles;
	/** The latest complaint of each situation. */
	numbers: Map<string, string>;
}

/**
 * @param until where the demo ends
 * @returns number and receipt code of the complaint that was played
 */
export async function perform(
	stage: Stage,
	planned: PlannedComplaint,
	until: Date
): Promise<{ number: string; code: string }> {
	const { context, files } = stage;
	const { filing, takenDown, filedAt } = planned;
	const { number, code } = await fileComplaint(
		context,
		filing,
		[...pictures(files, planned.pictures), ...(planned.paper ? [files.paper] : [])],
		takenDown && { ...takenDown, officer: officer(stage, takenDown.by) },
		filedAt
	);
	const earlier = stage.numbers.get(planned.situation);
	const reachable = filing.reporterPhone !== null || filing.reporterEmail !== null;
	let reporter: Reporter | null = null;
	for (const step of planned.steps) {
		if (step.verb === 'contact' && !reachable) continue;
		const version = await letTimePass(context, number, step.at);
		if (step.by === null) {
			reporter ??= await comeBack(context, { number, code }, step.at);
			await actAsReporter(stage, reporter, step);
		} else {
			await actAsOfficer(stage, officer(stage, step.by), { number, version }, step, earlier);
		}
	}
	await letTimePass(context, number, until);
	stage.numbers.set(planned.situation, number);
	return { number, code };
}

/** What the clock does by itself until then, at the moments at which it would. @returns the version */
async function letTimePass(context: Context, number: string, until: Date): Promise<number> {
	for (;;) {
		const [complaint] = await context.db
			.select({ version: complaints.version, nextCheckAt: complaints.nextCheckAt })
			.from(complaints)
			.where(eq(complaints.number, number));
		if (!complaint) throw new Error(`no complaint ${number}`);
		const { nextCheckAt, version } = complaint;
		if (!nextCheckAt || nextCheckAt >= until) return version;
		const { failed } = await runTimedWork(context, new Date(nextCheckAt.getTime() + 1));
		if (failed > 0) throw new Error(`the clock stands still for ${number}`);
	}
}

/** A reporter enters number and code, as on /lacak. */
async function comeBack(
	context: Context,
	receipt: { number: string; code: string },
	at: Date
): Promise<Reporter | null> {
	const token = await openTracking(context, receipt, at);
	if (token === null) return null;
	const reporter = await reporterOf(context, token, at);
	await closeTracking(context, token);
	return reporter;
}

async function actAsReporter(
	{ context, files }: Stage,
	reporter: Reporter | null,
	step: Step
): Promise<Changed> {
	if (!reporter) throw new Error('the receipt does not open its complaint');
	switch (step.verb) {
		case 'write':
			return writeAsReporter(context, reporter, said(files, step), step.at);
		case 'confirm':
			return confirmResolved(context, reporter, step.at);
		case 'dispute':
			return disputeAnswer(context, reporter, step.text, step.at);
		case 'rate':
			return rateHandling(context, reporter, { rating: step.rating, reason: step.text }, step.at);
		case 'reopen':
			return reopenComplaint(context, reporter, step.text, step.at);
		default:
			throw new Error(`${step.verb} is not a reporter's`);
	}
}

async function actAsOfficer(
	stage: Stage,
	actor: Actor,
	target: Target,
	step: Step,
	earlier: string | undefined
): Promise<Target> {
	const { context, files } = stage;
	const { at } = step;
	switch (step.verb) {
		case 'accept':
			return acceptComplaint(context, actor, target, step.found, at);
		case 'requestCompletion':
			return requestCompletion(context, actor, target, step.text, at);
		case 'reject':
			return rejectComplaint(context, actor, target, step.text, at);
		case 'forward':
			return forwardComplaint(context, actor, target, step, at);
		case 'recordForwarding':
			return recordForwarding(context, actor, target, step.facts, at);
		case 'askAgency':
			return askAgency(context, actor, target, step.text, at);
		case 'passOnAnswer':
			return passOnAnswer(context, actor, target, step.text, at);
		case 'assign': {
			const officerId = step.officer === null ? null : officer(stage, step.officer).id;
			return assignComplaint(context, actor, target, { ...step.to, officerId }, at);
		}
		case 'followUp':
			return followUpComplaint(context, actor, target, said(files, step), at);
		case 'answer':
			return answerComplaint(
				context,
				actor,
				target,
				{ ...step.parts, attachments: pictures(files, step.pictures) },
				at
			);
		case 'message':
			return messageReporter(context, actor, target, said(files, step), at);
		case 'note':
			return noteOnComplaint(context, actor, target, step.text, at);
		case 'contact': {
			const { way, outcome } = step;
			return recordContact(context, actor, target, { way, outcome, at, note: '' }, at);
		}
		case 'pause':
			return pauseComplaint(context, actor, target, step.wanted, at);
		case 'resume':
			return resumeComplaint(context, actor, target, step.text, at);
		case 'openIdentity':
			return openIdentity(context, actor, target.number, step.reason, at);
		case 'publish':
			return publishSummary(context, actor, target, step.text, at);
		case 'withdraw':
			return withdrawSummary(context, actor, target, step.text, at);
		case 'link':
			if (earlier) await linkComplaints(context, actor, target.number, earlier, at);
			return target;
		case 'unlink':
			if (earlier) await unlinkComplaints(context, actor, target.number, earlier, at);
			return target;
		case 'askExtension':
			return askExtension(context, actor, target, step, at);
		case 'decideExtension':
			return decideExtension(context, actor, target, step, at);
		case 'close':
			return closeComplaint(context, actor, target, step, at);
		default:
			throw new Error(`${step.verb} is not an officer's`);
	}
}

function said(files: SampleFiles, step: { text: string; pictures: readonly number[] }) {
	return { text: step.text, attachments: pictures(files, step.pictures) };
}

function pictures(files: SampleFiles, places: readonly number[]) {
	return places.flatMap((place) => files.pictures[place] ?? []);
}

function officer({ cast }: Stage, username: string): Actor {
	const found = cast.get(username);
	if (!found) throw new Error(`no demo officer ${username}`);
	return found;
}
