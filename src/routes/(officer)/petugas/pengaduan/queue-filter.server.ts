// Reads the filter and the place in the list from an address, and names what is being filtered.
import { JENIS, isRealDate } from '#lib/forms/complaint.ts';
import { KELAS, NAIK, SALURAN, STATUS_WORDS } from '#lib/forms/desk.ts';
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	escalationLabel,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import type { Cursor, Office, QueueFilter } from '#lib/server/complaints/index.ts';
import type { Colleague } from '#lib/server/officers/index.ts';

/** A choice of the filter form. */
interface Option {
	value: string;
	label: string;
}

/** One field of the filter form: what can be chosen, and what that asks for. */
interface FilterField {
	name: string;
	label: string;
	/** Absent: free input. */
	options?: Option[];
	/** Null: not a value of this field. */
	read: (value: string) => QueueFilter | null;
	/** How a value reads on a chip, where it isn't an option's label. */
	say?: (value: string) => string;
}

/** What an address asks for. */
export interface AskedFor {
	filter: QueueFilter;
	/** Accepted values by field name, for the form. */
	values: Record<string, string>;
	/** What is filtered, each with the query that leaves it out. */
	chips: { label: string; without: string }[];
	/** True when something in the address was not understood and left out. */
	ignored: boolean;
	cursor: Cursor | null;
}

const CURSORS = { setelah: 'after', sebelum: 'before' } as const;
const LONGEST_SEARCH = 200;
/** As in the complaint form; before it there was no office, and PostgreSQL has no year 0. */
const EARLIEST_DAY = '1945-08-17';

/**
 * The fields in the order of the form.
 * @param office services, categories, units, kecamatan
 * @param handlers officers to whom a complaint can lie
 */
export function filterFields(office: Office, handlers: readonly Colleague[]): FilterField[] {
	const { agency, places } = office;
	const choice = <Code extends string>(
		name: string,
		label: string,
		options: readonly { value: string; label: string; code: Code }[],
		ask: (code: Code) => QueueFilter
	): FilterField => ({
		name,
		label,
		options: options.map((option) => ({ value: option.value, label: option.label })),
		read: (value) => {
			const found = options.find((option) => option.value === value);
			return found ? ask(found.code) : null;
		}
	});
	const words = <Code extends string>(
		list: Record<string, Code>,
		labels: Record<Code, string>
	): { value: string; label: string; code: Code }[] =>
		Object.entries(list).map(([value, code]) => ({ value, label: labels[code], code }));
	const codes = (list: readonly { code: string; name: string }[]) =>
		list.map(({ code, name }) => ({ value: code, label: name, code }));

	return [
		{
			name: 'cari',
			label: 'Cari',
			read: (value) => (value.length <= LONGEST_SEARCH ? { text: value } : null),
			say: (value) => `“${value}”`
		},
		choice(
			'status',
			'Status',
			words(STATUS_WORDS, { ...STATUS_LABELS, open: 'Semua yang belum selesai' }),
			(status) => ({ status })
		),
		choice('jenis', 'Jenis', words(JENIS, TYPE_LABELS), (type) => ({ type })),
		choice('kelas', 'Golongan', words(KELAS, CLASS_LABELS), (code) => ({ class: code })),
		choice('layanan', 'Layanan', codes(agency.services), (serviceCode) => ({ serviceCode })),
		choice('kategori', 'Masalah', codes(agency.categories), (categoryCode) => ({ categoryCode })),
		choice('kecamatan', 'Kecamatan', codes(places.kecamatan), (kecamatanCode) => ({
			kecamatanCode
		})),
		choice('unit', 'Unit', codes(agency.units), (unitCode) => ({ unitCode })),
		choice(
			'petugas',
			'Petugas',
			[
				{ value: 'belum', label: 'Belum ada petugas', code: 'none' },
				...handlers.map(({ id, name }) => ({ value: id, label: name, code: id }))
			],
			(handlerId) => ({ handlerId })
		),
		choice('saluran', 'Masuk lewat', words(SALURAN, CHANNEL_LABELS), (channel) => ({ channel })),
		day('dari', 'Masuk sejak', (from) => ({ from })),
		day('sampai', 'Masuk sampai', (to) => ({ to })),
		choice(
			'terlambat',
			'Batas waktu',
			[{ value: 'ya', label: 'Hanya yang terlambat', code: 'ya' }],
			() => ({ overdue: true })
		),
		choice(
			'naik',
			'Tingkat',
			Object.entries(NAIK).map(([value, code]) => ({
				value,
				label: escalationLabel(code, true),
				code
			})),
			(escalatedTo) => ({ escalatedTo })
		),
		choice(
			'urut',
			'Urutan',
			[
				{ value: 'terbaru', label: 'Terbaru dulu', code: 'received' },
				{
					value: 'batas_waktu',
					label: 'Batas waktu terdekat dulu (yang masih berjalan)',
					code: 'due'
				}
			],
			(order) => ({ order })
		)
	];
}

function day(name: string, label: string, ask: (date: string) => QueueFilter): FilterField {
	const read = (value: string) => (isRealDate(value) && value >= EARLIEST_DAY ? ask(value) : null);
	return { name, label, read, say: formatDate };
}

/**
 * @param query of the address
 * @param fields from `filterFields`
 */
export function readQuery(query: URLSearchParams, fields: readonly FilterField[]): AskedFor {
	let filter: QueueFilter = {};
	let ignored = false;
	const values: Record<string, string> = {};
	const accepted: { field: FilterField; value: string }[] = [];
	for (const field of fields) {
		const value = query.get(field.name)?.trim();
		// An empty field of the form filters nothing.
		if (!value) continue;
		const asked = field.read(value);
		if (!asked) {
			ignored = true;
			continue;
		}
		filter = { ...filter, ...asked };
		values[field.name] = value;
		accepted.push({ field, value });
	}
	const chips = accepted
		.filter(({ field }) => field.name !== 'urut')
		.map(({ field, value }) => {
			const option = field.options?.find((one) => one.value === value);
			const others = Object.entries(values).filter(([name]) => name !== field.name);
			return {
				label: `${field.label}: ${option?.label ?? field.say?.(value) ?? value}`,
				without: new URLSearchParams(others).toString()
			};
		});
	return { filter, values, chips, ignored, cursor: readCursor(query) };
}

/** @returns the query of a place in the same list */
export function queryAt(values: Record<string, string>, cursor: Cursor): string {
	const name = cursor.direction === 'after' ? 'setelah' : 'sebelum';
	return new URLSearchParams({ ...values, [name]: `${cursor.at}_${cursor.id}` }).toString();
}

// A place that can't be read is no place: the list then starts at its beginning.
function readCursor(query: URLSearchParams): Cursor | null {
	for (const [name, direction] of Object.entries(CURSORS)) {
		const place =
			/^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
				query.get(name) ?? ''
			);
		const [, at, id] = place ?? [];
		if (at && id && isMoment(at)) return { at, id, direction };
	}
	return null;
}

// `Date` makes 2 March of 30 February; PostgreSQL refuses it, as it does a year 0.
function isMoment(text: string): boolean {
	const moment = new Date(text);
	return moment.getTime() >= 0 && moment.toISOString() === text;
}
