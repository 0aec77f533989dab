// Takes the person and their words out of a complaint and leaves what is counted: when, where, which
// service, how long it took, who did what. Everything in one transaction, and once.
import { and, eq, sql } from 'drizzle-orm';
import { removeAttachments } from '../attachments/index.ts';
import type { Context } from '../complaints/index.ts';
import { complaintEvents } from '../complaints/schema.ts';
import type { Db } from '../platform/database.ts';
import type { ErasureGround } from '../../codes/data-request-codes.ts';

/** What stands where words stood. The trigger on complaint_events knows both, and nothing else. */
export const ERASED_WORDS = {
	request: '[dihapus atas permintaan pelapor]',
	retention: '[dihapus sesuai jadwal retensi]'
} as const satisfies Record<ErasureGround, string>;

/**
 * What becomes of a column: it stays; it holds nothing (null) or an empty value; its words give way
 * to the mark; or code of its own looks after it.
 */
type Fate = 'kept' | 'null' | 'empty' | 'marked' | 'own code';

interface ErasedTable {
	/** The column that says which complaint. */
	key: string;
	/** `deleted`: of these rows none stays. Else each column that can hold words, and some more. */
	columns: Record<string, Fate> | 'deleted';
}

/**
 * Every table that holds something of a complaint. A test reads the database's own catalogue and
 * fails when a column that can hold words is missing here.
 */
export const ERASED_TABLES: Record<string, ErasedTable> = {
	complaints: {
		key: 'id',
		columns: {
			number: 'kept',
			type: 'kept',
			channel: 'kept',
			status: 'kept',
			class: 'kept',
			service_code: 'kept',
			category_code: 'kept',
			kecamatan_code: 'kept',
			unit_code: 'kept',
			next_due_stage: 'kept',
			escalated_to: 'kept',
			paused_for: 'kept',
			code_hash: 'kept',
			submission_key_hash: 'kept',
			// Of name and contact as well: who guesses them could be told that they guessed right.
			submission_digest: 'empty',
			narrative: 'marked',
			reporter_name: 'null',
			reporter_phone: 'null',
			reporter_email: 'null',
			rating_reason: 'null',
			public_summary: 'null',
			public_since: 'null',
			search_roots: 'empty',
			// A day and a village of a few hundred people say who it was to those who live there.
			incident_date: 'null',
			desa_code: 'null'
		}
	},
	complaint_clocks: {
		key: 'complaint_id',
		columns: { stage: 'kept', escalated_to: 'kept', late_reason: 'kept' }
	},
	complaint_pauses: { key: 'complaint_id', columns: { category: 'kept', reason: 'marked' } },
	complaint_extensions: { key: 'complaint_id', columns: { decision: 'kept', reason: 'marked' } },
	complaint_events: {
		key: 'complaint_id',
		columns: {
			kind: 'kept',
			actor_kind: 'kept',
			unit_code: 'kept',
			form_key_hash: 'kept',
			data: 'own code'
		}
	},
	complaint_contacts: {
		key: 'complaint_id',
		columns: { way: 'kept', outcome: 'kept', note: 'marked' }
	},
	complaint_forwardings: {
		key: 'complaint_id',
		columns: {
			kind: 'kept',
			agency: 'kept',
			reason: 'marked',
			letter_number: 'null',
			external_reference: 'null'
		}
	},
	complaint_subjects: { key: 'complaint_id', columns: {} },
	complaint_subject_words: { key: 'complaint_id', columns: { words: 'marked' } },
	tracking_sessions: { key: 'complaint_id', columns: 'deleted' },
	reporter_news_choices: { key: 'complaint_id', columns: 'deleted' },
	outbox: { key: 'complaint_id', columns: 'deleted' },
	officer_news: { key: 'complaint_id', columns: { kind: 'kept', period: 'kept' } },
	attachments: {
		key: 'owner_id',
		columns: {
			file_name: 'own code',
			media_type: 'kept',
			kind: 'kept',
			original_sha256: 'kept'
		}
	},
	data_requests: {
		key: 'complaint_id',
		columns: { kind: 'kept', fields: 'kept', decision: 'kept', words: 'marked', answer: 'marked' }
	},
	erasure_holds: { key: 'complaint_id', columns: { reason: 'marked' } }
};

/**
 * Codes and dates in `complaint_events.data`. What stands under any other key could be words, and
 * goes; so a key that somebody adds is erased until it is named here. Numbers and yes or no stay.
 */
const KEPT_KEYS = new Set([
	'from',
	'to',
	'channel',
	'shifts',
	'type',
	'class',
	'serviceCode',
	'categoryCode',
	'unitCode',
	'officerId',
	'dueDate',
	'category',
	'expectedUntil',
	'contact',
	'way',
	'outcome',
	'triedAt',
	'ground',
	'rule',
	'kind',
	'format',
	'fields',
	'purpose',
	'link'
]);

/**
 * Erases what a complaint holds of people. Call it in the transaction that has written the `erased`
 * event and `erased_at`: without that event the history can't be touched.
 * @param context the transaction and the office
 * @param complaintId which
 * @param ground decides what the mark says
 * @param now the moment
 */
export async function eraseTraces(
	{ db: tx }: Context,
	complaintId: string,
	ground: ErasureGround,
	now: Date
): Promise<void> {
	const mark = ERASED_WORDS[ground];
	await removeAttachments(tx, complaintId, now);
	await eraseEvents(tx, complaintId, mark);
	for (const [table, { key, columns }] of Object.entries(ERASED_TABLES)) {
		const where = sql`where ${sql.identifier(key)} = ${complaintId}`;
		if (columns === 'deleted') {
			await tx.execute(sql`delete from ${sql.identifier(table)} ${where}`);
			continue;
		}
		const changes = Object.entries(columns).flatMap(([column, fate]) => {
			const name = sql.identifier(column);
			if (fate === 'null') return [sql`${name} = null`];
			if (fate === 'empty') return [sql`${name} = ''`];
			// What was empty stays empty.
			if (fate === 'marked') {
				return [sql`${name} = case when ${name} is null then null else ${mark} end`];
			}
			return [];
		});
		if (changes.length === 0) continue;
		const set = sql.join(changes, sql`, `);
		await tx.execute(sql`update ${sql.identifier(table)} set ${set} ${where}`);
	}
}

async function eraseEvents(tx: Db, complaintId: string, mark: string): Promise<void> {
	const events = await tx
		.select({ id: complaintEvents.id, data: complaintEvents.data })
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaintId));
	for (const { id, data } of events) {
		const erased = withoutWords(data, mark);
		if (!erased) continue;
		await tx
			.update(complaintEvents)
			.set({ data: erased })
			.where(and(eq(complaintEvents.id, id), eq(complaintEvents.complaintId, complaintId)));
	}
}

/** @returns the data with the mark in place of words, or null when there are none */
function withoutWords(data: Record<string, unknown>, mark: string): Record<string, unknown> | null {
	const words = Object.entries(data).filter(
		([key, value]) =>
			!KEPT_KEYS.has(key) &&
			((typeof value === 'string' && value !== '') || (typeof value === 'object' && value !== null))
	);
	if (words.length === 0) return null;
	return { ...data, ...Object.fromEntries(words.map(([key]) => [key, mark])) };
}
