import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Library } from '#lib/guides/guide.ts';
import type { OfflinePages } from '#lib/offline/set.ts';
import { makeSet, type OfflineSet, type SetSource } from './offline-set.ts';

const LIBRARY = {
	guides: [{ slug: 'kk' }],
	lessons: [{ slug: 'foto' }],
	sessions: [],
	abbreviations: new Map()
} as unknown as Library;
const STYLE = '_app/immutable/assets/app.Ab_1.css';

let rootDir = '';
beforeAll(() => {
	rootDir = mkdtempSync(join(tmpdir(), 'tanggap-set-'));
	mkdirSync(join(rootDir, 'build/client/_app/immutable/assets'), { recursive: true });
	writeFileSync(join(rootDir, 'build/client', STYLE), 'x'.repeat(50));
	writeFileSync(join(rootDir, 'build/client', `${STYLE}.br`), 'x'.repeat(20));
});
afterAll(() => rmSync(rootDir, { recursive: true }));

/** @param body of every page @param visit what only this visit brings */
function make(body: string, visit: Partial<SetSource> = {}): Promise<OfflineSet> {
	return makeSet({
		render: async (path) =>
			new Response(
				`<!doctype html>\n<html lang="id"><link href="../${STYLE}"><p>${path}</p>${body}</html>`,
				{
					headers: {
						'content-type': 'text/html',
						'content-security-policy': "default-src 'none'",
						'cache-control': 'no-store',
						'set-cookie': 'a=b'
					}
				}
			),
		library: LIBRARY,
		rootDir,
		build: 'b1',
		today: '2026-11-22',
		...visit
	});
}

function pagesOf({ packed }: OfflineSet, id: string): OfflinePages {
	return JSON.parse(brotliDecompressSync(packed.get(id) ?? Buffer.of()).toString()) as OfflinePages;
}

const revisionOf = ({ list }: OfflineSet, id: string) =>
	list.parts.find((part) => part.id === id)?.revision;

describe('the pages that phones keep', () => {
	it('show every case, under the path alone', async () => {
		const { pages } = pagesOf(await make(''), 'panduan-kk');
		expect(pages.map(({ path }) => path)).toEqual([
			'/panduan/kk',
			'/panduan/kk/siap-berangkat',
			'/panduan/kk/cetak'
		]);
		expect(pages[0]?.body).toContain('/panduan/kk?kasus=semua');
	});

	it('carry no key: all phones would share it', async () => {
		const key = '0193abcd-0000-7000-8000-0123456789ab';
		const set = await make(`<input name="kunci" value="${key}">`);
		expect(pagesOf(set, 'lapor').pages[0]?.body).toContain('name="kunci" value=""');
	});

	it('keep whom one can choose: officers have such numbers too', async () => {
		const choice = '<option value="0193abcd-0000-7000-8000-0123456789ab">Petugas Contoh</option>';
		expect(pagesOf(await make(choice), 'lapor').pages[0]?.body).toContain(choice);
	});

	it('say that they are copies, and keep the policy but nothing of the visit', async () => {
		const { pages, headers } = pagesOf(await make(''), 'lapor');
		expect(pages[0]?.body).toContain('<html data-salinan lang="id">');
		expect(headers).toEqual({ 'content-security-policy': "default-src 'none'" });
	});

	it('name their styles once, with what they weigh on the way', async () => {
		const { list } = await make('');
		expect(list.files).toContainEqual({ url: `/${STYLE}`, bytes: 20 });
		expect(list.files.filter(({ url }) => url === `/${STYLE}`)).toHaveLength(1);
	});

	it('get a new revision for new words, not for a new day or visit', async () => {
		const field = (key: string) => `<input type="hidden" name="kunci" value="${key}">`;
		const one = await make(`<b>2026-11-22</b>${field('0193abcd-0000-7000-8000-0123456789ab')}`);
		const nextDay = await make(
			`<b>2026-11-23</b>${field('0193abcd-1111-7000-8000-0123456789ab')}`,
			{
				today: '2026-11-23'
			}
		);
		const changed = await make(`<b>2026-11-22</b>${field('')} lain`);
		expect(nextDay.list.version).toBe(one.list.version);
		expect(revisionOf(changed, 'lapor')).not.toBe(revisionOf(one, 'lapor'));
	});

	it('make the list new with each build', async () => {
		const [one, other] = [await make(''), await make('', { build: 'b2' })];
		expect(other.list.version).not.toBe(one.list.version);
		expect(other.list.parts).toEqual(one.list.parts);
	});

	it('offer the voices that they name', async () => {
		const { list } = await make('<a href="/suara/kk/satu.ogg?v=ab12-300"></a>');
		expect(list.audio.map(({ url }) => url)).toEqual(['/suara/kk/satu.ogg?v=ab12-300']);
	});

	it('are kept without the one that fails', async () => {
		const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		const set = await make('', {
			render: async (path) =>
				path.startsWith('/lapor')
					? new Response('', { status: 500 })
					: new Response('<html lang="id">', { headers: { 'content-type': 'text/html' } })
		});
		expect(said).toHaveBeenCalledOnce();
		said.mockRestore();
		expect(set.packed.has('lapor')).toBe(false);
		expect(set.packed.has('panduan-kk')).toBe(true);
	});
});
