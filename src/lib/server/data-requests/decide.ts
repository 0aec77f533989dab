// What officers decide about data requests: fulfil, or refuse with a reason that the resident reads.
import { and, eq, isNull } from 'drizzle-orm';
import { changeAsOfficer, type Context, isPossible } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import type { DataRequestDecision, DataRequestKind } from '../../codes/data-request-codes.ts';
import { eraseTraces } from './erasure.ts';
import { isHeld } from './holds.ts';
import { concerning, decidesOn } from './policy.ts';
import { dataRequests } from './schema.ts';

/** Who a complaint's reporter is, as it should be. */
export interface Identity {
	name: string | null;
	/** E.164. */
	phone: string | null;
	email: string | null;
}

/** A request and its complaint, both locked. */
interface Locked {
	request: typeof dataRequests.$inferSelect;
	complaint: typeof complaints.$inferSelect;
}

/**
 * Corrects name and contact after checking. The event says which fields, never what stood or stands
 * in them.
 * @param identity all three as they should be from now on
 * @param answer what was done, for the resident
 * @throws DomainError not_found, not_allowed, conflict when it was decided meanwhile
 */
export async function fulfilCorrection(
	context: Context,
	actor: Actor,
	requestId: string,
	{ identity, answer }: { identity: Identity; answer: string },
	now: Date
): Promise<void> {
	await decide(context, actor, requestId, 'correction', async (locked, tx) => {
		const { complaint } = locked;
		const set = {
			reporterName: identity.name,
			reporterPhone: identity.phone,
			reporterEmail: identity.email
		};
		const fields = [
			...(identity.name === complaint.reporterName ? [] : ['name']),
			...(identity.phone === complaint.reporterPhone ? [] : ['phone']),
			...(identity.email === complaint.reporterEmail ? [] : ['email'])
		];
		const data = { kind: 'correction', granted: true, fields };
		const { number, version } = complaint;
		const target = { number, version };
		await changeAsOfficer({ ...context, db: tx }, actor, target, 'decideDataRequest', now, () => ({
			set,
			data
		}));
		await settle(tx, locked, actor, 'fulfilled', answer, now);
	});
}

/**
 * Erases the person and their words from the complaint. Sessions of the tracking page end, messages
 * stop; number and code still open a page that says what happened.
 * @throws DomainError as `fulfilCorrection`; invalid_transition when it was reopened, or is held
 */
export async function fulfilErasure(
	context: Context,
	actor: Actor,
	requestId: string,
	now: Date
): Promise<void> {
	await decide(context, actor, requestId, 'erasure', async (locked, tx) => {
		const { complaint } = locked;
		if (await isHeld(tx, complaint.id)) {
			throw refused(
				'Laporan ini sedang ditahan. Lepas dulu penahanannya, atau tolak permintaan ini dengan alasan.'
			);
		}
		if (!isPossible('erase', complaint.status)) {
			throw refused(
				'Pelapor sudah membuka kembali laporan ini, jadi masih ditangani. Tanyakan dulu kepada pelapor lewat pesan, atau tolak permintaan ini dengan alasan.'
			);
		}
		const { number, version } = complaint;
		const target = { number, version };
		const inside = { ...context, db: tx };
		await changeAsOfficer(inside, actor, target, 'erase', now, () => ({
			set: { erasedAt: now },
			data: { ground: 'request' }
		}));
		await settle(tx, locked, actor, 'fulfilled', null, now);
		await tx
			.update(dataRequests)
			.set({ decision: 'lapsed', decidedBy: actor.id, decidedAt: now })
			.where(and(eq(dataRequests.complaintId, complaint.id), isNull(dataRequests.decision)));
		await eraseTraces(inside, complaint.id, 'request', now);
	});
}

/**
 * Refuses with a reason.
 * @param answer why, in words that the resident reads, and on which basis
 * @throws DomainError as `fulfilCorrection`
 */
export async function refuseDataRequest(
	context: Context,
	actor: Actor,
	requestId: string,
	answer: string,
	now: Date
): Promise<void> {
	await decide(context, actor, requestId, null, async (locked, tx) => {
		const { request, complaint } = locked;
		const data = { kind: request.kind, granted: false };
		const { number, version } = complaint;
		const target = { number, version };
		await changeAsOfficer({ ...context, db: tx }, actor, target, 'decideDataRequest', now, () => ({
			data
		}));
		await settle(tx, locked, actor, 'refused', answer, now);
	});
}

/** Locks request and complaint, asks who may, and lets nobody decide twice. */
async function decide(
	{ db }: Context,
	actor: Actor,
	requestId: string,
	kind: DataRequestKind | null,
	work: (locked: Locked, tx: Db) => Promise<void>
): Promise<void> {
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const [found] = await tx
			.select({ request: dataRequests, complaint: complaints })
			.from(dataRequests)
			.innerJoin(complaints, eq(complaints.id, dataRequests.complaintId))
			.where(and(eq(dataRequests.id, requestId), concerning(actor)))
			.for('update');
		if (!found || (kind && found.request.kind !== kind)) {
			throw new DomainError('not_found', 'no such data request for this officer');
		}
		if (!decidesOn(actor, found.request.kind, found.complaint)) {
			throw new DomainError('not_allowed', 'this officer does not decide on such requests');
		}
		if (found.request.decision) {
			throw new DomainError('conflict', 'the data request was decided meanwhile');
		}
		await work(found, tx);
	});
}

async function settle(
	tx: Db,
	{ request }: Locked,
	actor: Actor,
	decision: DataRequestDecision,
	answer: string | null,
	now: Date
): Promise<void> {
	await tx
		.update(dataRequests)
		.set({ decision, decidedBy: actor.id, decidedAt: now, answer })
		.where(and(eq(dataRequests.id, request.id), isNull(dataRequests.decision)));
}

function refused(sentence: string): DomainError {
	return new DomainError('invalid_input', 'this can not be erased now', {
		fields: { '': sentence }
	});
}
