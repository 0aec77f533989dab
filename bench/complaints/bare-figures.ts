// What a report would be written with by hand: one statement for each table that is counted. It counts
// calendar days and leaves out nobody.
import type postgres from 'postgres';
import type { Span } from '#lib/server/figures/index.ts';

/**
 * @param database one connection
 * @param span whole days
 * @returns milliseconds
 */
export async function countBarely(database: postgres.Sql, { from, to }: Span): Promise<number> {
	const begun = performance.now();
	await database`set max_parallel_workers_per_gather = 0`;
	for (const column of ['received_at', 'closed_at']) {
		await database`select type, class, channel, service_code, category_code, kecamatan_code, status,
				count(*) from complaints
			where ${database(column)} >= ${from} and ${database(column)} < ${to}
			group by grouping sets ((), (type, service_code), (class), (channel), (category_code),
				(kecamatan_code), (status))`;
	}
	await database`select class, rating, (answered_at at time zone 'Asia/Jakarta')::date
			- (received_at at time zone 'Asia/Jakarta')::date as days, count(*) from complaints
		where answered_at >= ${from} and answered_at < ${to} group by 1, 2, 3`;
	await database`select stage, count(*) filter (where stopped_at <= due_at), count(*)
		from complaint_clocks
		where due_at >= ${from} and due_at < ${to} or stopped_at >= ${from} and stopped_at < ${to}
		group by stage`;
	await database`select count(*) from complaint_clocks
		where round > 1 and stage = 'resolution' and started_at >= ${from} and started_at < ${to}`;
	await database`select category, count(*) from complaint_pauses
		where started_at >= ${from} and started_at < ${to} group by category`;
	await database`select decision, count(*), sum(granted_days) from complaint_extensions
		where decided_at >= ${from} and decided_at < ${to} group by decision`;
	await database`select count(*) from complaints
		where received_at < ${to} and (closed_at is null or closed_at >= ${to})`;
	return performance.now() - begun;
}
