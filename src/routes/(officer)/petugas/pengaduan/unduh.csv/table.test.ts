import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Context, QueueRow } from '#lib/server/complaints/index.ts';
import { filed, MONDAY, officerWith, testContext } from '#lib/server/complaints/testing.ts';
import { listComplaints } from '#lib/server/complaints/index.ts';
import { GET } from './+server.ts';
import { tableOf } from './table.server.ts';

let context: Context & { close(): Promise<void> };
let rows: QueueRow[];
let download: (query: string) => Promise<Response>;

beforeAll(async () => {
	context = await testContext();
	const actor = await officerWith(context.db, ['intake']);
	await filed(context);
	({ rows } = await listComplaints(context, actor, {}, { cursor: null, size: 1 }, MONDAY));
	download = async (query) => {
		const url = new URL(`http://localhost/petugas/pengaduan/unduh.csv?${query}`);
		const event = { locals: { ...context, actor, now: MONDAY }, url, request: new Request(url) };
		return GET(event as unknown as Parameters<typeof GET>[0]);
	};
});
afterAll(() => context.close());

describe('the table', () => {
	const lines = async (some: QueueRow[], most: number) =>
		(await Array.fromAsync(tableOf(context.office, some, MONDAY, [], most)))
			.join('')
			.trimEnd()
			.split('\r\n');

	it('ends with its last complaint when it is whole', async () => {
		const whole = await lines(rows, 1);
		expect(whole).toHaveLength(2);
		expect(whole[1]).toContain(rows[0]?.number);
	});

	it('says that it was cut', async () => {
		const cut = await lines([...rows, ...rows], 1);
		expect(cut).toHaveLength(3);
		expect(cut[2]).toBe('Dipotong pada 1 baris. Persempit saringan.');
	});
});

test('a filter that was understood gives a file', async () => {
	const answer = await download('status=baru&cari=');
	expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
	expect(await answer.text()).toContain(rows[0]?.number);
});

test('a filter that was not understood gives no wider table than was asked for', async () => {
	await expect(download('status=bru')).rejects.toMatchObject({
		status: 400,
		body: { message: expect.stringMatching(/saringan.*\.$/i) }
	});
});

test('what was ticked, and nothing else; what is not there is said', async () => {
	await filed(context);
	const { number, version } = rows[0] as QueueRow;
	const query = `dari_daftar=ya&pilih=${number}.${version}&pilih=2026-999999.1`;
	const lines = (await (await download(query)).text()).trimEnd().split('\r\n');
	expect(lines).toHaveLength(3);
	expect(lines[1]).toContain(number);
	expect(lines[2]).toBe('2026-999999;Tidak ada di antara pengaduan yang bisa Anda lihat.');
	await expect(download('dari_daftar=ya')).rejects.toMatchObject({ status: 400 });
});
