// The clock of the promised news: what stops it, on the team's desk and in the reporter's box alike.
import { expect, it } from 'vitest';
import { boxView } from '#lib/labels/disclosures.ts';
import type { TalkBody, TalkEntry, ToldStatus } from '#lib/sealed/index.ts';
import { clocksOf } from './clocks.ts';

const DUES = { firstWord: '2026-11-05', assessment: '2026-11-16', feedback: '2027-02-02' };
const TODAY = '2027-02-20';
const words: TalkBody = { kind: 'message', text: 'Masih kami periksa, mungkin sebulan lagi.' };
const told = (status: ToldStatus): TalkBody => ({ kind: 'status', status, text: '' });
const turned: TalkBody = { kind: 'key', recipient: 'age1', left: [] };

it.each<[what: string, said: (TalkBody | 'reporter')[], on: string | null]>([
	['a word before the assessment', [words, words], null],
	['that it is examined', [words, told('examining')], null],
	['a word after that', [words, told('examining'), words], '2026-11-05'],
	['the same news once more', [told('examining'), told('examining')], '2026-11-04'],
	['a word of the reporter', [told('examining'), 'reporter'], null],
	['a key that was turned', [told('examining'), turned], null],
	['that it is nothing for the channel', [told('not_for_us')], '2026-11-03'],
	['that it is closed', [told('received'), told('closed')], '2026-11-04']
])('the promised news: %s', (_, said, on) => {
	const talk = said.map((one, place): TalkEntry => ({
		sequence: place + 1,
		author: one === 'reporter' ? one : 'member:0000000000000001',
		day: `2026-11-0${place + 3}`,
		body: one === 'reporter' ? words : one
	}));
	expect(clocksOf({ dues: DUES, talk, notes: [] }).feedback.doneOn).toBe(on);
	const { clocks } = boxView(talk, DUES, () => null, TODAY);
	expect(clocks.at(-1)).toMatchObject({ done: on !== null });
	expect(clocks.at(-1)?.text).toMatch(on === null ? /^Terlambat 18 hari/ : /^Sudah/);
});
