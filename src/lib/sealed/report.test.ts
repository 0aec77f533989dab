import { describe, expect, it } from 'vitest';
import {
	type Manifest,
	newMemberKeys,
	openFile,
	openSlots,
	openTalk,
	openBox,
	type SealedParts,
	publicKeysOf,
	receiptKeys,
	sealFileInParts,
	sealReport,
	sealSaid,
	sealedFileSize,
	sha256Hex
} from './index.ts';

const DAY = '2026-11-02';
const NOBODY = { keyOf: () => null, samePerson: () => false };

async function team(count: number) {
	const keys = await Promise.all(Array.from({ length: count }, () => newMemberKeys()));
	const members = await Promise.all(
		keys.map(async (one, place) => ({
			id: String(place).repeat(16),
			name: `Anggota ${place}`,
			position: 'Inspektorat',
			...(await publicKeysOf(one))
		}))
	);
	const manifest: Manifest = {
		version: 1,
		previous: null,
		from: DAY,
		until: '2027-11-02',
		members
	};
	return { keys, manifest };
}

const said = (excluded: string[] = []) => ({
	category: 'gratuity' as const,
	answers: { what: 'Amplop.', who: '', when: '', where: '', how: '', evidence: '' },
	excluded,
	contact: ''
});

const boxOf = ({ id, reporterWrap, envelope }: SealedParts) => ({
	id,
	reporterWrap,
	olderKeys: [],
	talk: [envelope]
});

describe('a sealed report', () => {
	it('opens for members and the receipt, and not for whom the reporter left out', async () => {
		const { keys, manifest } = await team(3);
		const { parts, receipt } = await sealReport(manifest, said(['1'.repeat(16)]), DAY);
		const { side: opened } = await openBox(receiptKeys(receipt), boxOf(parts), NOBODY);
		if (!opened) throw new Error('its own key opens it');
		for (const [place, { identity }] of keys.entries()) {
			if (place === 1) {
				await expect(openSlots(parts.slots, identity)).rejects.toMatchObject({
					code: 'not_for_us'
				});
			} else expect(await openSlots(parts.slots, identity)).toBe(opened.identity);
		}
		const next = await sealSaid(
			opened,
			[parts.envelope],
			{ kind: 'message', text: 'Tambahan.' },
			DAY
		);
		const talk = await openTalk(parts.id, [parts.envelope, next], opened.identity, {
			reporter: opened.keys.signKey,
			...NOBODY
		});
		expect(talk).toMatchObject([{ body: said(['1'.repeat(16)]) }, { body: { text: 'Tambahan.' } }]);
	});

	it('is shown where nothing of the team can be trusted, and not gone on with', async () => {
		const { manifest } = await team(2);
		const { parts, receipt } = await sealReport(manifest, said(), DAY);
		const { side, entries } = await openBox(receiptKeys(receipt), boxOf(parts), null);
		expect(entries).toMatchObject([{ body: said() }]);
		expect(side).toBeNull();
	});

	it('is not sealed for nobody', async () => {
		const { manifest } = await team(2);
		const all = manifest.members.map(({ id }) => id);
		await expect(sealReport(manifest, said(all), DAY)).rejects.toMatchObject({
			code: 'not_for_us'
		});
	});

	it('is not sealed for a team that has changed since the reporter chose', async () => {
		const { manifest } = await team(3);
		await expect(sealReport(manifest, said(['f'.repeat(16)]), DAY)).rejects.toMatchObject({
			code: 'out_of_place'
		});
	});

	it('does not open with another receipt', async () => {
		const { manifest } = await team(2);
		const { parts } = await sealReport(manifest, said(), DAY);
		const { receipt } = await sealReport(manifest, said(), DAY);
		await expect(openBox(receiptKeys(receipt), boxOf(parts), NOBODY)).rejects.toMatchObject({
			code: 'not_for_us'
		});
	});
});

describe('a file in parts', () => {
	it('has the size that was told before, and opens when it is put together', async () => {
		const { manifest } = await team(2);
		const { side } = await sealReport(manifest, said(), DAY);
		const content = new Uint8Array(200_000).fill(120);
		const sealing = sealFileInParts(new Blob([content]), side.identity, 64 * 1024);
		const parts: Uint8Array[] = [];
		let step = await sealing.next();
		for (; !step.done; step = await sealing.next()) parts.push(step.value);
		const whole = new Uint8Array(Buffer.concat(parts));
		expect(parts.slice(0, -1).every(({ length }) => length === 64 * 1024)).toBe(true);
		expect(whole.length).toBe(sealedFileSize(content.length));
		expect(step.value).toBe(sha256Hex(whole));
		expect(await openFile(whole, side.identity)).toEqual(content);
	});
});
