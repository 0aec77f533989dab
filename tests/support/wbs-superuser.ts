// Reports whose rows somebody changed who administers the database and, at worst, has got hold of the
// reports' keys as well, but not of a member's or a reporter's.
import { identityToRecipient } from 'age-encryption';
import { and, eq } from 'drizzle-orm';
import { envelopeDigest, sealEnvelope, sealFor, sealReport } from '../../src/lib/sealed/index.ts';
import { writeSlots } from '../../src/lib/server/disclosures/index.ts';
import { envelopes, reports } from '../../src/lib/server/disclosures/schema.ts';
import { ATTACKER, type Filing, type Thread } from './wbs-attacked.ts';

/** Of whoever changed the rows. */
export const ATTACKER_SEED = new Uint8Array(32).fill(99);

/** Files honest reports with four messages each, and changes them. */
export async function fileTampered(filing: Filing): Promise<void> {
	const { db, today } = filing;
	const conversation = async (name: string): Promise<Thread> => {
		const thread = await filing.file(name, `Laporan jujur: ${name}`);
		await thread.memberSays({ kind: 'message', text: 'Pertanyaan tim' });
		await thread.reporterSays({ kind: 'message', text: 'Jawaban pelapor' });
		await thread.memberSays({ kind: 'message', text: 'Penutup tim' });
		return thread;
	};
	const row = ({ side }: Thread, sequence: number) =>
		and(eq(envelopes.reportId, side.report), eq(envelopes.sequence, sequence));
	const overwrite = async (thread: Thread, sequence: number, sealed: Uint8Array | undefined) => {
		if (!sealed) throw new Error('no such message');
		const digest = envelopeDigest(sealed);
		await db.update(envelopes).set({ sealed, digest }).where(row(thread, sequence));
	};

	const forged = await conversation('forged');
	await forged.memberSays(
		{ kind: 'message', text: `${ATTACKER}: siapa nama Anda?` },
		ATTACKER_SEED
	);
	const retract = { kind: 'retract', text: ATTACKER };
	const asReporter = {
		...forged.next(),
		author: 'reporter' as const,
		day: today.day,
		body: retract
	};
	await forged.put(await sealEnvelope(asReporter, ATTACKER_SEED, forged.side.identity));

	const swapped = await conversation('swapped');
	await overwrite(swapped, 1, swapped.talk[3]);
	await overwrite(swapped, 3, swapped.talk[1]);

	const replayed = await conversation('replayed');
	await replayed.put(replayed.talk[1] ?? new Uint8Array());

	const dropped = await conversation('dropped');
	await db.delete(envelopes).where(row(dropped, 1));
	for (const sequence of [2, 3]) {
		await db
			.update(envelopes)
			.set({ sequence: sequence - 1 })
			.where(row(dropped, sequence));
	}

	// A report of the attacker's own in the place of another: slots and wrap open, with their key.
	const replaced = await conversation('replaced');
	const { side, parts } = await sealReport(
		filing.manifest,
		filing.said(`${ATTACKER} menggantinya`),
		today.day
	);
	const reporter = await identityToRecipient(replaced.side.keys.identity);
	await db
		.update(reports)
		.set({ readHash: parts.readHash, reporterWrap: await sealFor(reporter, side.identity) })
		.where(eq(reports.id, replaced.side.report));
	await writeSlots(db, replaced.side.report, 'report', parts.slots);
	const body = { kind: 'report', signKey: Buffer.from(side.keys.signKey).toString('base64') };
	const envelope = {
		report: replaced.side.report,
		sequence: 0,
		previous: '0'.repeat(64),
		author: 'reporter' as const,
		day: today.day,
		body: { ...body, ...filing.said(`${ATTACKER} menggantinya`) }
	};
	await overwrite(replaced, 0, await sealEnvelope(envelope, side.keys.signSeed, side.identity));
}
