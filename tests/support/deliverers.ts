// Several delivering processes on one database, one of which is killed, and the gateway that they
// send to.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { fileComplaint } from '../../src/lib/server/complaints/index.ts';
import { complaints } from '../../src/lib/server/complaints/schema.ts';
import { officerWith } from '../../src/lib/server/complaints/testing.ts';
import { officerNewsChoices, outbox } from '../../src/lib/server/notifications/schema.ts';
import type { Db } from '../../src/lib/server/platform/database.ts';
import type { Topic } from '../../src/lib/codes/notification-codes.ts';
import { newId } from '../../src/lib/server/platform/ids.ts';
import { readConfig } from '../../src/lib/server/platform/config.ts';
import { openRuntime } from '../../src/lib/server/web/runtime.ts';
import { eq } from 'drizzle-orm';

/** What came of it. */
export interface Delivered {
	/** How often each idempotency key reached the gateway. */
	arrivals: Map<string, number>;
	/** Rows by state, at the end. */
	states: Record<string, number>;
	/** From the first arrival to the last. */
	seconds: number;
}

const ROWS_AT_ONCE = 1000;
/** Of which the complaint itself makes none. */
const TOPIC: Topic = 'escalation';

/**
 * Delivers so many rows with three processes, and kills one of them on the way.
 * @param databaseUrl a migrated PostgreSQL database without officers
 * @param count rows
 * @param killAfter arrivals after which the first process is killed
 */
export async function deliverWithThree(
	databaseUrl: string,
	count: number,
	killAfter: number
): Promise<Delivered> {
	const arrivals = new Map<string, number>();
	let total = 0;
	let firstAt = 0;
	let lastAt = 0;
	let reached = () => {};
	const enough = new Promise<void>((resolve) => (reached = resolve));
	const gateway = createServer((request, response) => {
		request.resume();
		request.on('end', () => {
			const key = String(request.headers['idempotency-key']);
			arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
			lastAt = performance.now();
			firstAt ||= lastAt;
			total += 1;
			if (total === killAfter) reached();
			response.end();
		});
	});
	await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
	const { port } = gateway.address() as AddressInfo;

	const config = { ...readConfig({}), databaseUrl, databasePoolSize: 2 };
	const runtime = await openRuntime(config);
	const now = new Date();
	const receipt = await fileComplaint(
		{ db: runtime.db, office: await runtime.office(now) },
		{
			type: 'complaint',
			serviceCode: 'KTP_EL',
			categoryCode: 'TERLAMBAT',
			narrative: 'KTP sudah direkam tiga minggu lalu, belum ada kabar.',
			incidentDate: null,
			kecamatanCode: '16.06.09',
			desaCode: null,
			reporterName: null,
			reporterPhone: '+628120000000',
			reporterEmail: null,
			nameHidden: false,
			confidential: false,
			key: crypto.randomUUID()
		},
		[],
		null,
		now
	);
	await queue(runtime.db, receipt.number, count, now);

	const workers = [1, 2, 3].map(() => startWorker(databaseUrl, `http://127.0.0.1:${port}/`));
	try {
		await enough;
		workers[0]?.kill('SIGKILL');
		while ((await statesOf(runtime.db)).waiting) {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return { arrivals, states: await statesOf(runtime.db), seconds: (lastAt - firstAt) / 1000 };
	} finally {
		await Promise.all(workers.map(end));
		await runtime.close();
		gateway.closeAllConnections();
		await new Promise<void>((resolve) => gateway.close(() => resolve()));
	}
}

async function queue(db: Db, number: string, count: number, now: Date): Promise<void> {
	const [complaint] = await db
		.select({ id: complaints.id })
		.from(complaints)
		.where(eq(complaints.number, number));
	const complaintId = complaint?.id ?? '';
	const officerId = await reachedAtNight(db, now);
	for (let begin = 0; begin < count; begin += ROWS_AT_ONCE) {
		const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - begin) }, () => newId());
		await db.insert(outbox).values(
			rows.map((id) => ({
				id,
				occasion: id,
				channel: 'phone' as const,
				kind: TOPIC,
				complaintId,
				officerId,
				state: 'waiting' as const,
				nextTryAt: now,
				createdAt: now
			}))
		);
	}
}

/** An officer who wants each of these at once: a reporter gets one for several, and none at night. */
async function reachedAtNight(db: Db, now: Date): Promise<string> {
	const { id } = await officerWith(db, ['intake']);
	await db.insert(officerNewsChoices).values({
		officerId: id,
		phone: '+628120000000',
		digest: false,
		topics: { [TOPIC]: { app: true, email: false, phone: true, urgent: true } },
		changedAt: now
	});
	return id;
}

async function statesOf(db: Db): Promise<Record<string, number>> {
	const states: Record<string, number> = {};
	for (const { state } of await db.select({ state: outbox.state }).from(outbox)) {
		states[state] = (states[state] ?? 0) + 1;
	}
	return states;
}

function startWorker(databaseUrl: string, gatewayUrl: string): ChildProcess {
	return spawn(process.execPath, ['tests/support/deliver.ts'], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: {
			...process.env,
			DATABASE_URL: databaseUrl,
			DATABASE_POOL_SIZE: '5',
			GATEWAY_URL: gatewayUrl,
			SMTP_URL: ''
		}
	});
}

function end(worker: ChildProcess): Promise<void> {
	if (worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		worker.once('exit', () => resolve());
		worker.kill('SIGTERM');
	});
}
