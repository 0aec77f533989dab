// An office with random complaints, written straight into its tables: any state, also such as no
// command would leave, because a figure has to be right for every row that can be stored.
import {
	COMPLAINT_CLASSES,
	COMPLAINT_TYPES,
	CHANNELS,
	LATE_REASONS,
	PAUSE_CATEGORIES
} from '#lib/codes/complaint-codes.ts';
import type { Context } from '../complaints/index.ts';
import {
	complaintClocks,
	complaintExtensions,
	complaintPauses,
	complaints,
	complaintSubjects,
	complaintSubjectWords
} from '../complaints/schema.ts';
import { officerWith } from '../complaints/testing.ts';
import { newId } from '../platform/ids.ts';

const DAY_MS = 86_400_000;

/** Always the same numbers from 0 to 1 for the same seed. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * @param context an opened office
 * @param count complaints
 * @param random numbers from 0 to 1
 * @param span the first and last moment of arrival
 */
export async function fillAtRandom(
	{ db, office }: Context,
	count: number,
	random: () => number,
	span: readonly [from: Date, to: Date]
): Promise<void> {
	const officer = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const chance = (share: number) => random() < share;
	const after = (at: Date, days: number) =>
		new Date(at.getTime() + Math.ceil(random() * days * DAY_MS));
	const policy = office.policies[0];
	if (!policy) throw new Error('no policies');
	for (let index = 0; index < count; index += 1) {
		const id = newId();
		const receivedAt = new Date(
			span[0].getTime() + Math.floor(random() * (span[1].getTime() - span[0].getTime()))
		);
		const answeredAt = chance(0.7) ? after(receivedAt, 40) : null;
		const ended = chance(0.6);
		const paused = !ended && chance(0.2);
		await db.insert(complaints).values({
			id,
			number: `2026-${String(index + 1).padStart(6, '0')}`,
			type: pick(COMPLAINT_TYPES),
			channel: pick(CHANNELS),
			status: ended ? pick(['closed', 'rejected', 'forwarded']) : 'in_progress',
			class: chance(0.8) ? pick(COMPLAINT_CLASSES) : null,
			serviceCode: chance(0.05) ? 'LAYANAN_LAMA' : pick(office.agency.services).code,
			categoryCode: pick(office.agency.categories).code,
			narrative: 'Sudah tiga minggu berkas saya belum selesai.',
			kecamatanCode: pick(office.places.kecamatan).code,
			nameHidden: false,
			confidential: false,
			submissionKeyHash: id,
			submissionDigest: id,
			codeHash: id,
			receivedAt,
			filedAt: receivedAt,
			pausedAt: paused ? after(receivedAt, 10) : null,
			answeredAt,
			closedAt: ended ? after(answeredAt ?? receivedAt, 20) : null,
			rating: answeredAt && chance(0.5) ? Math.ceil(random() * 5) : null,
			searchRoots: ''
		});
		for (const stage of [
			'first_human_answer',
			'verification',
			'resolution',
			'reporter_answer'
		] as const) {
			for (let round = 1; round <= (chance(0.2) ? 2 : 1); round += 1) {
				const startedAt = round === 1 ? receivedAt : after(receivedAt, 40);
				const dueAt = after(startedAt, 30);
				const stopped = chance(0.1) ? dueAt : chance(0.8) ? after(startedAt, 45) : null;
				await db.insert(complaintClocks).values({
					complaintId: id,
					round,
					stage,
					policyId: policy.id,
					startedAt,
					firstDueAt: dueAt,
					dueAt,
					stoppedAt: stopped,
					lateReason: chance(0.3) ? pick(LATE_REASONS) : null
				});
			}
		}
		if (paused || chance(0.1)) {
			const startedAt = after(receivedAt, 20);
			await db.insert(complaintPauses).values({
				id: newId(),
				complaintId: id,
				category: pick(PAUSE_CATEGORIES),
				reason: 'Menunggu pihak lain.',
				startedAt,
				expectedUntil: after(startedAt, 20),
				endedAt: paused ? null : after(startedAt, 20)
			});
		}
		if (chance(0.2)) {
			const decision = pick(['granted', 'refused', 'lapsed', null] as const);
			const askedAt = after(receivedAt, 20);
			await db.insert(complaintExtensions).values({
				id: newId(),
				complaintId: id,
				round: 1,
				askedBy: officer.id,
				askedAt,
				reason: 'Berkas lama.',
				askedDays: 5,
				decision,
				decidedAt: decision && after(askedAt, 20),
				decidedBy: decision && officer.id,
				grantedDays: decision === 'granted' ? Math.ceil(random() * 5) : 0
			});
		}
		if (chance(0.08)) {
			await db.insert(complaintSubjects).values({
				id: newId(),
				complaintId: id,
				officerId: officer.id,
				addedAt: receivedAt,
				endedAt: chance(0.4) ? after(receivedAt, 5) : null
			});
		} else if (chance(0.04)) {
			await db.insert(complaintSubjectWords).values({
				complaintId: id,
				words: 'petugas loket',
				addedAt: receivedAt,
				settledAt: chance(0.4) ? after(receivedAt, 5) : null
			});
		}
	}
}
