// A month that nobody reported on is called the same in the news as in the list of monev.
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { filed, officerWith, testContext } from '#lib/server/complaints/testing.ts';
import { saveMonevDraft, signMonev } from '#lib/server/monitoring/index.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { load as loadList } from '../monev/+page.server.ts';
import { load as loadNews } from './+page.server.ts';

const context = await testContext();
afterAll(() => context.close());

test('news and list of monev say the same of a month', async () => {
	const head = await officerWith(context.db, ['head']);
	await filed(context, {}, new Date('2026-08-03T02:00:00Z'));
	const now = new Date('2026-11-20T02:00:00Z');
	for (const period of ['2026-08', '2026-09', '2026-10']) {
		await context.db
			.execute(sql`insert into officer_news (id, event_id, officer_id, kind, period, at)
			values (${newId()}, ${newId()}, ${head.id}, 'monev_overdue', ${period}, ${now.toISOString()})`);
	}
	const texts = { conclusion: 'Tidak ada yang menonjol.', no_findings: 'Sedikit laporan.' };
	await saveMonevDraft(context, head, '2026-08', texts, 0, now);
	await signMonev(context, head, '2026-08', 1, now);
	await saveMonevDraft(context, head, '2026-10', texts, 0, now);
	const event = {
		locals: { db: context.db, office: context.office, now, actor: head },
		url: new URL('http://127.0.0.1/petugas/kabar')
	};
	const { news } = (await loadNews(event as never)) as {
		news: { subject: string; status: { label: string } }[];
	};
	const { months } = (await loadList(event as never)) as {
		months: { name: string; state: { label: string } }[];
	};
	const told = Object.fromEntries(news.map(({ subject, status }) => [subject, status.label]));
	expect(told).toEqual({
		'Agustus 2026': 'Ditandatangani, terlambat',
		'September 2026': 'Tidak dibuat',
		'Oktober 2026': 'Belum dibuat, sedang ditulis'
	});
	const listed = Object.fromEntries(months.map(({ name, state }) => [name, state.label]));
	expect(listed).toMatchObject(told);
});
