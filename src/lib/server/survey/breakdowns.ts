// Results cut in every way in which they are told, in words: what pages and the report show alike.
import { PROFILE_FIELDS } from '#lib/codes/survey-codes.ts';
import {
	NO_SERVICE_LABEL,
	NOT_SAID_LABEL,
	PROFILE_LABELS,
	profileChoices,
	SURVEY_CHANNEL_LABELS
} from '#lib/labels/survey.ts';
import type { Office } from '../complaints/index.ts';
import type { Groups } from './hiding.ts';
import type { FrozenFigures } from './schema.ts';
import type { Tally } from './scoring.ts';

/** One way to cut the answers. */
export interface Breakdown {
	/** `Menurut layanan`. */
	title: string;
	/** What stands above its names. */
	of: string;
	rows: { name: string; tally: Tally }[];
}

/**
 * @param figures of a period; of one that was published early, places and profiles are missing
 * @param office names of services and places
 * @returns services and channels, and what else tells anything: where nobody said it, or all that was
 *   said is hidden, there is nothing to tell
 */
export function breakdownsOf(
	{ services, channels, kecamatan, profile }: FrozenFigures,
	{ agency, places }: Office
): Breakdown[] {
	const all: Breakdown[] = [
		cut('Menurut layanan', 'Layanan', services, named(agency.services, NO_SERVICE_LABEL)),
		cut('Menurut tempat menjawab', 'Tempat', channels, (code) => channelName(code))
	];
	if (kecamatan && tells(kecamatan)) {
		all.push(
			cut('Menurut kecamatan', 'Kecamatan', kecamatan, named(places.kecamatan, NOT_SAID_LABEL))
		);
	}
	for (const field of PROFILE_FIELDS) {
		const groups = profile?.[field];
		if (!groups || !tells(groups)) continue;
		const choices = profileChoices(field).map(({ value, label }) => ({ code: value, name: label }));
		const label = PROFILE_LABELS[field];
		all.push(cut(`Menurut ${label.toLowerCase()}`, label, groups, named(choices, NOT_SAID_LABEL)));
	}
	return all;
}

function tells({ shown }: Groups): boolean {
	return shown.some(({ code }) => code !== '');
}

function cut(
	title: string,
	of: string,
	{ shown, others }: Groups,
	nameOf: (code: string) => string
): Breakdown {
	const rows = shown.map(({ code, tally }) => ({ name: nameOf(code), tally }));
	if (others) rows.push({ name: `${others.groups} kelompok kecil, digabung`, tally: others.tally });
	return { title, of, rows };
}

// What the office no longer lists keeps its code.
function named(list: readonly { code: string; name: string }[], nobody: string) {
	return (code: string) => list.find((one) => one.code === code)?.name ?? (code || nobody);
}

function channelName(code: string): string {
	return (SURVEY_CHANNEL_LABELS as Record<string, string>)[code] ?? code;
}
