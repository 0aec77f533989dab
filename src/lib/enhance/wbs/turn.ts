// Turns the keys of a report after a member has gone out: a remaining member's browser draws fresh ones
// that the other never saw, and wraps them for whoever may still read, and for the reporter.
import { toBase64 } from '#lib/sealed/bytes.ts';
import { newReportKey, sealEnvelope, sealFor, turnedKey } from '#lib/sealed/index.ts';
import {
	goneFrom,
	openCase,
	type OpenCase,
	recipientsOf,
	reportOf,
	stateOf,
	wrapped
} from './case.ts';
import { post, Refused } from './page.ts';
import type { Team, Unlocked } from './team.ts';

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
		(keyDue || leftTeam || !open.keyNamed) &&
		// Whoever has once gone out of it turns no key, even when they have come back.
		![...gone, ...named].some((id) => team.samePerson(id, member.id)) &&
		(open.noteIdentity !== null || !open.notesBegun)
	);
}

/**
 * Opens a report, and turns its keys first where that is due.
 * @throws Refused
 */
export async function openTurned(
	team: Team,
	member: Unlocked,
	found: Parameters<typeof openCase>[2],
	today: string
): Promise<OpenCase> {
	const open = await openCase(team, member, found);
	return keysAreDue(team, member, open) ? turnKeys(team, member, open, today) : open;
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
