// An official letter (surat dinas) as a document: head, number, recipient, body, signature, copies.
// The order follows the rules for official letters (Peraturan ANRI 5/2021, surat dinas).
import { formatDate } from '#lib/labels/deadline.ts';
import type { Agency } from '../agency/index.ts';
import type { Places } from '../places/index.ts';
import type { Block, Letterhead, OfficeDocument } from './document.ts';

/** What is special about one letter. */
export interface Letter {
	/** Null until the office has given it one: prints as a dotted line. */
	number: string | null;
	/** ISO date; null until it goes out: prints as a dotted line. */
	date: string | null;
	/** `Biasa`, `Segera`, `Rahasia`. */
	nature: string;
	/** `-`, or how many of what. */
	enclosures: string;
	subject: string;
	/** Whom it is for, line by line, without `Yth.`. */
	recipient: readonly string[];
	body: readonly Block[];
	/** Who else gets it (tembusan); none if empty. */
	copies: readonly string[];
	/** At the foot of every page. */
	footer: string;
	/** For the file's properties. */
	writtenAt: Date;
}

const SHORT_BLANK = '.'.repeat(24);

/**
 * @param agency the office @param places of its regency
 * @returns the head of its letters; says so when the address is not confirmed yet
 */
export function letterheadOf(agency: Agency, { regency }: Places): Letterhead {
	const ways = agency.contacts.flatMap(({ label, value, placeholder }) =>
		value === null ? [] : [`${label}: ${value}${placeholder ? UNCONFIRMED : ''}`]
	);
	// The regency stands in the line above: what the office is called without it.
	const office = agency.name.endsWith(` ${regency.name}`)
		? agency.name.slice(0, -regency.name.length - 1)
		: agency.name;
	return {
		government: `Pemerintah ${regency.name}`,
		office,
		lines: [
			agency.address.text + (agency.address.placeholder ? UNCONFIRMED : ''),
			...(ways.length > 0 ? [ways.join(' · ')] : [])
		]
	};
}

/**
 * Who signs a report, with place and date above, which stay on the same page.
 * @param agency the office
 * @param date in words; null prints as a dotted line
 */
export function signatureOf({ letters }: Agency, date: string | null): Block {
	const { place, signer } = letters;
	const position = `${place}, ${date ?? SHORT_BLANK}\n${signer.position}`;
	return { kind: 'signature', ...signer, position };
}

const UNCONFIRMED = ' (menunggu konfirmasi dinas)';

/**
 * @param agency the office @param places of its regency
 * @param letter what it says
 * @returns the letter as a document, ready for either writer
 */
export function letterDocument(agency: Agency, places: Places, letter: Letter): OfficeDocument {
	const { place, signer } = agency.letters;
	const blocks: Block[] = [
		{
			kind: 'paragraph',
			align: 'right',
			text: `${place}, ${letter.date ? formatDate(letter.date) : SHORT_BLANK}`
		},
		{
			kind: 'facts',
			rows: [
				['Nomor', letter.number ?? SHORT_BLANK],
				['Sifat', letter.nature],
				['Lampiran', letter.enclosures],
				['Hal', letter.subject]
			]
		},
		{
			kind: 'paragraph',
			text: ['Yth. ' + (letter.recipient[0] ?? SHORT_BLANK), ...letter.recipient.slice(1)].join(
				'\n'
			)
		},
		...letter.body,
		{ kind: 'signature', ...signer }
	];
	if (letter.copies.length > 0) {
		blocks.push(
			{ kind: 'paragraph', text: 'Tembusan:' },
			{ kind: 'list', ordered: true, items: letter.copies }
		);
	}
	return {
		title: letter.subject,
		author: agency.name,
		writtenAt: letter.writtenAt,
		letterhead: letterheadOf(agency, places),
		footer: letter.footer,
		blocks
	};
}
