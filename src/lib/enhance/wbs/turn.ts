// Turns the keys of a report after a member has gone out: a remaining member's browser draws fresh ones
// that the other never saw, and wraps them for whoever may still read, and for the reporter.
import { toBase64 } from '#lib/sealed/bytes.ts';
import { isMember, newReportKey, sealEnvelope, sealFor, turnedKey } from '#lib/sealed/index.ts';
import {
	goneFrom,
	openCase,
	type OpenCase,
	recipientsOf,
	reportOf,
	stateOf,
	wrapped
} from './case.ts';
import { failsForAll, post, Refused } from './page.ts';
import { findReports, type Found, type Team, type Unlocked } from './team.ts';

/**
 * @returns whether this member's browser has to turn the keys: somebody has gone out since they were
 *   turned last, of the report or of the team, or the key in use is not the one that a member named
 */
export function keysAreDue(team: Team, member: Unlocked, open: OpenCase): boolean {
	// Reports of other programs may lack where the reporter's new key goes.
	if (reportOf(open)?.recipient === undefined) return false;
	const { keyDue, closedOn } = stateOf(open);
	const named = open.talk.flatMap((entry) =>
		'body' in entry && entry.body.kind === 'key' ? entry.body.left : []
	);
	// Of what is closed nothing follows, and to turn its keys would begin its time anew.
	const gone = goneFrom(team, open);
	const leftTeam = closedOn === null && gone.some((id) => !named.includes(id));
	return (
		isMember(member.author) &&
		(keyDue || leftTeam || !open.keyNamed) &&
		// Whoever has once gone out of it turns no key, even when they have come back.
		![...gone, ...named].some((id) => team.samePerson(id, member.id)) &&
		(open.noteIdentity !== null || !open.notesBegun)
	);
}

/**
 * Opens a report, and turns its keys first where that is due. Where they can't be turned it is handed
 * back as it is: anybody can send a report with which that is so.
 * @throws Refused, also when somebody turned its key or wrote since it was found (404, 409); Lost
 */
export async function openTurned(
	team: Team,
	member: Unlocked,
	found: Parameters<typeof openCase>[2],
	today: string
): Promise<OpenCase> {
	const { open, error } = await tryToTurn(team, member, found, today);
	if (isLate(error)) throw error;
	return open;
}

async function tryToTurn(
	team: Team,
	member: Unlocked,
	found: Parameters<typeof openCase>[2],
	today: string
): Promise<{ open: OpenCase; error?: unknown }> {
	const open = await openCase(team, member, found);
	if (!keysAreDue(team, member, open)) return { open };
	try {
		return { open: await turnKeys(team, member, open, today) };
	} catch (error) {
		if (failsForAll(error)) throw error;
		return { open: { ...open, unturned: true }, error };
	}
}

/**
 * Opens a report by what the list has of it now: a colleague's browser may have turned its key since it
 * was found.
 * @returns 'erased' when the list lacks it, 'shut' when this key opens it no more
 * @throws Refused, Lost
 */
export async function openAnew(
	team: Team,
	member: Unlocked,
	{ id, listedOn }: Pick<Found, 'id' | 'listedOn'>,
	today: string
): Promise<OpenCase | 'erased' | 'shut'> {
	const { found, listed } = await findReports(member, listedOn, listedOn, () => {});
	const again = found.find((one) => one.id === id);
	if (again) return (await tryToTurn(team, member, again, today)).open;
	return listed.get(listedOn)?.includes(id) ? 'shut' : 'erased';
}

/** @returns whether somebody else wrote or turned keys in between */
export function isLate(error: unknown): boolean {
	return error instanceof Refused && (error.status === 404 || error.status === 409);
}

async function turnKeys(
	team: Team,
	{ author, keys }: Unlocked,
	open: OpenCase,
	today: string
): Promise<OpenCase> {
	const { id, read, identity, listedOn } = open;
	const reporter = reportOf(open)?.recipient;
	if (reporter === undefined) throw new Refused('Kunci belum diputar.');
	// Nothing was noted yet: the thread begins with the entry that names its key.
	const noteIdentity = open.noteIdentity ?? (await newReportKey()).identity;
	const recipients = recipientsOf(team, open);
	const [fresh, notes] = [await turnedKey(identity), await turnedKey(noteIdentity)];
	const left = goneFrom(team, open);
	const name = async (to: string, next: OpenCase['talkNext'], body: Record<string, unknown>) => {
		const envelope = { report: id, ...next, author, day: today, body };
		const sealed = await sealEnvelope(envelope, keys.signSeed, to);
		return { sequence: next.sequence, sealed: toBase64(sealed) };
	};
	await post('/petugas/wbs/putar', {
		report: id,
		read,
		readHash: fresh.readHash,
		reporterWrap: toBase64(await sealFor(reporter, fresh.identity)),
		slots: await wrapped(fresh.identity, recipients),
		older: toBase64(fresh.older),
		// Under the old keys, which open for whoever reads on.
		talk: await name(identity, open.talkNext, { kind: 'key', recipient: fresh.recipient, left }),
		notes: {
			slots: await wrapped(notes.identity, recipients),
			older: toBase64(notes.older),
			...(await name(noteIdentity, open.notesNext, { kind: 'key', recipient: notes.recipient }))
		}
	});
	const member = { id: author.slice('member:'.length), author, keys };
	return openCase(team, member, { id, identity: fresh.identity, listedOn });
}
