import { expect, test } from 'vitest';
import { tabletNext, tabletScreen, type TabletState, tabletState } from './tablet.ts';

/** What the next screen's form carries. */
function carried(state: TabletState): Record<string, string> {
	const { nilai, layanan, profil } = state;
	return {
		nilai,
		...(layanan === null ? {} : { layanan }),
		...(profil === null ? {} : { profil })
	};
}

const touch = (state: TabletState, pilih: string) => tabletNext({ ...carried(state), pilih });
const back = (state: TabletState) => tabletNext({ ...carried(state), kembali: 'ya' });

test('nine elements, the service, then as much about oneself as one likes, and all the way back', () => {
	const states = [tabletState({})];
	for (const chosen of [...'343434343', 'KK', 'ya', '1', '0', '3', '5', '2']) {
		states.push(touch(states.at(-1) as TabletState, chosen));
	}
	expect(states.map((state) => tabletScreen(state).kind)).toEqual([
		...Array<string>(9).fill('element'),
		'service',
		'offer',
		...Array<string>(5).fill('profile'),
		'kecamatan'
	]);
	const last = states.at(-1) as TabletState;
	expect(last).toEqual({ nilai: '343434343', layanan: 'KK', profil: '10352' });
	let state = last;
	for (const before of states.slice(0, -1).reverse()) {
		state = back(state);
		expect(state).toEqual(before);
	}
	expect(back(state)).toEqual(tabletState({}));
});

test('a person who names no service has still answered that', () => {
	const state = touch(tabletState({ nilai: '333333333' }), '');
	expect(state).toEqual({ nilai: '333333333', layanan: '', profil: null });
});

test('what no screen offered changes nothing', () => {
	const first = tabletState({});
	expect(touch(first, '5')).toEqual(first);
	const profile = tabletState({ nilai: '333333333', layanan: 'KK', profil: '1' });
	// Age has six choices.
	expect(touch(profile, '7')).toEqual(profile);
	expect(touch(profile, '6').profil).toBe('16');
	expect(tabletState({ nilai: '3x', layanan: 'KK', profil: '1' })).toEqual(first);
	expect(tabletState({ nilai: '333333333', layanan: 'KK', profil: '9' }).profil).toBeNull();
});
