import { json } from '@sveltejs/kit';
import { RELEASE_BREAKDOWNS, RELEASE_MEASURES, RELEASE_STATES } from '#lib/codes/release-codes.ts';
import { RELEASE_COLUMNS } from '#lib/labels/releases.ts';
import type { RequestHandler } from './$types';

const ENUMS: Readonly<Record<string, readonly string[]>> = {
	ukuran: RELEASE_MEASURES,
	pemilah: RELEASE_BREAKDOWNS,
	keadaan: RELEASE_STATES
};
/** What may be empty. */
const OPTIONAL = ['nilai', 'ketelitian'];

/** The columns of the CSV files as a Frictionless Table Schema. */
export const GET: RequestHandler = () =>
	json({
		$schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
		fields: RELEASE_COLUMNS.map(([name, description, type]) => ({
			name,
			type,
			description,
			constraints: {
				required: !OPTIONAL.includes(name),
				...(ENUMS[name] ? { enum: ENUMS[name] } : {})
			}
		})),
		missingValues: [''],
		primaryKey: ['periode', 'ukuran', 'pemilah', 'kode']
	});
