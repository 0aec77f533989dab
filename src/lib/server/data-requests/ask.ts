// What a resident asks about the data on themselves, with number and code in hand (UU 27/2022).
import { and, eq, isNull } from 'drizzle-orm';
import {
	type Changed,
	changeAsReporter,
	type Context,
	isPossible,
	type Office,
	type Reporter
} from '../complaints/index.ts';
import { localDate, policyOn } from '../deadlines/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { DataField, DataRequestKind } from '../../codes/data-request-codes.ts';
import { dataRequests } from './schema.ts';

const HOUR_MS = 3_600_000;

/**
 * Asks for a correction. A form that was sent before asks nothing again.
 * @param wanted what is wrong, and in the resident's words what is right
 * @throws DomainError invalid_input while an earlier one waits, conflict, rate_limited;
 *   invalid_transition once everything was erased
 */
export async function askCorrection(
	context: Context,
	reporter: Reporter,
	{ fields, words }: { fields: readonly DataField[]; words: string },
	now: Date
): Promise<Changed> {
	const data = { kind: 'correction' };
	return changeAsReporter(
		context,
		reporter,
		() => 'requestData',
		now,
		{ data },
		async ({ id }, tx) => {
			await writeRequest(tx, context.office, id, 'correction', { fields: [...fields], words }, now);
			return {};
		}
	);
}

/**
 * Withdraws consent: asks that the person and their words be erased. An open complaint ends by that
 * at once, since nobody may work on with data that is not theirs to use; so the head decides on what
 * has ended.
 * @param words why, if they want to say
 * @throws DomainError as `askCorrection`
 */
export async function askErasure(
	context: Context,
	reporter: Reporter,
	words: string | null,
	now: Date
): Promise<Changed> {
	const data = { kind: 'erasure' };
	return changeAsReporter(
		context,
		reporter,
		({ status }) => (isPossible('withdraw', status) ? 'withdraw' : 'requestData'),
		now,
		{ data },
		async ({ id }, tx) => {
			await writeRequest(tx, context.office, id, 'erasure', { fields: [], words }, now);
			return {};
		}
	);
}

async function writeRequest(
	tx: Db,
	office: Office,
	complaintId: string,
	kind: DataRequestKind,
	asked: { fields: DataField[]; words: string | null },
	now: Date
): Promise<void> {
	const [waiting] = await tx
		.select({ id: dataRequests.id })
		.from(dataRequests)
		.where(
			and(
				eq(dataRequests.complaintId, complaintId),
				eq(dataRequests.kind, kind),
				isNull(dataRequests.decision)
			)
		);
	if (waiting) {
		throw new DomainError('invalid_input', 'such a request waits already', {
			fields: {
				'': 'Permintaan Anda yang sebelumnya masih kami kerjakan. Tunggu dulu jawabannya. Bila ada tambahan, kirim lewat pesan.'
			}
		});
	}
	await tx.insert(dataRequests).values({
		id: newId(),
		complaintId,
		kind,
		...asked,
		askedAt: now,
		dueAt: requestDueAt(office, now)
	});
}

/**
 * @param office its policies: how many hours, and since when
 * @param askedAt when it was asked
 * @returns by when it has to be decided. Calendar hours: the law says 3×24, whoever is at the office
 */
function requestDueAt({ calendar, policies }: Office, askedAt: Date): Date {
	const { amount } = policyOn(policies, 'data_request', localDate(calendar, askedAt));
	return new Date(askedAt.getTime() + amount * HOUR_MS);
}
