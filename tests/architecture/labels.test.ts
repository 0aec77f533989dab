// Every code has its own Indonesian word, and every verb of an officer its page.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as codes from '#lib/codes/complaint-codes.ts';
import { ROLES } from '#lib/codes/officer-codes.ts';
import * as labels from '#lib/labels/complaints.ts';
import { OFFICER_VERBS, STATUS_TONES } from '#lib/labels/desk.ts';
import { FORWARDING_KIND_LABELS } from '#lib/labels/forwarding.ts';
import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { isPossible, type Verb } from '#lib/server/complaints/index.ts';

describe('words', () => {
	it.each([
		['types', labels.TYPE_LABELS, codes.COMPLAINT_TYPES],
		['channels', labels.CHANNEL_LABELS, codes.CHANNELS],
		['classes', labels.CLASS_LABELS, codes.COMPLAINT_CLASSES],
		['statuses', labels.STATUS_LABELS, codes.STATUSES],
		['statuses, for reporters', labels.REPORTER_STATUS_LABELS, codes.STATUSES],
		['clock stages', labels.STAGE_LABELS, codes.CLOCK_STAGES],
		['events', labels.EVENT_LABELS, codes.EVENT_KINDS],
		['events, for reporters', labels.REPORTER_EVENT_LABELS, codes.EVENT_KINDS],
		['pauses', labels.PAUSE_CATEGORY_LABELS, codes.PAUSE_CATEGORIES],
		['pauses, for reporters', labels.REPORTER_PAUSE_LABELS, codes.PAUSE_CATEGORIES],
		['ways of contact', labels.CONTACT_WAY_LABELS, codes.CONTACT_WAYS],
		['grounds for closing', labels.CLOSING_GROUND_LABELS, codes.CLOSING_GROUNDS],
		['where complaints are forwarded', FORWARDING_KIND_LABELS, codes.FORWARDING_KINDS],
		['roles', ROLE_LABELS, ROLES]
	] as [string, Record<string, string>, readonly string[]][])(
		'for %s: each code has one, and no two the same',
		(_, words, list) => {
			expect(Object.keys(words).sort()).toEqual([...list].sort());
			for (const word of Object.values(words)) expect(word).toMatch(/^\p{Lu}[\s\S]+/u);
			expect(new Set(Object.values(words)).size).toBe(list.length);
		}
	);

	it('each status is drawn', () => {
		expect(Object.keys(STATUS_TONES).sort()).toEqual([...codes.STATUSES].sort());
	});
});

describe('the verbs of officers', () => {
	// There are more verbs than letters: what is never offered together may share one.
	it.each(codes.STATUSES)(
		'have each a key of its own in %s, that no list and no page uses',
		(status) => {
			const keys = Object.entries(OFFICER_VERBS)
				.filter(([verb]) => isPossible(verb as Verb, status))
				.map(([, { key }]) => key);
			expect(new Set([...keys, 'g', 'j', 'k', 'x']).size).toBe(keys.length + 4);
			for (const key of keys) expect(key).toMatch(/^[a-z]$/);
		}
	);

	it.each(Object.entries(OFFICER_VERBS))('%s has a page', (verb, { path }) => {
		const folder = `src/routes/(officer)/petugas/pengaduan/[nomor]/${path}`;
		expect(existsSync(`${folder}/+page.server.ts`)).toBe(true);
		expect(existsSync(`${folder}/+page.svelte`)).toBe(true);
		expect(codes.STATUSES.some((status) => isPossible(verb as Verb, status))).toBe(true);
	});
});
