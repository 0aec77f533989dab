// Owns what the product knows of the team without asking its database: the root key, made outside
// the office (ceremony), and the lowest manifest that still counts.
import * as v from 'valibot';
import type { Pinned } from '../../sealed/index.ts';
import { parseContent, readContent } from '../platform/content-file.ts';

const FILE = 'content/wbs.json';

/** What is pinned. */
export interface Pins {
	/** Ed25519 public key, base64; null while the office has no root yet: the channel is closed. */
	rootKey: string | null;
	minimumVersion: number;
	/** E-mail addresses outside the office that get the daily head of the log. */
	anchorTo: readonly string[];
}

const key = v.pipe(
	v.string(),
	v.check(
		(text) => Buffer.from(text, 'base64').toString('base64') === text && text.length === 44,
		'harus kunci induk dari halaman upacara: 44 huruf dan tanda, diakhiri "=".'
	)
);
const schema = v.strictObject({
	kunci_induk: v.nullable(key),
	versi_terendah: v.pipe(
		v.number(),
		v.integer('harus angka bulat.'),
		v.minValue(1, 'paling kecil 1.')
	),
	jangkar_ke: v.optional(
		v.pipe(
			v.array(v.pipe(v.string(), v.email('harus alamat surel, misalnya nama@contoh.go.id.'))),
			v.maxLength(10, 'paling banyak sepuluh alamat.')
		),
		[]
	)
});

/**
 * @param rootDir the project's folder
 * @param trialKey takes the place of the file's root key; for trials and tests
 * @throws ConfigurationError when the file is wrong
 */
export function readPins(rootDir: string, trialKey: string | null): Pins {
	const file = parseContent(schema, readContent(rootDir, FILE), FILE);
	const trial = trialKey === null ? null : parseContent(key, trialKey, 'WBS_ROOT_KEY');
	return {
		rootKey: trial ?? file.kunci_induk,
		minimumVersion: file.versi_terendah,
		anchorTo: file.jangkar_ke
	};
}

/** @returns the pins as `openManifest` takes them, null while there is no root */
export function pinnedBy({
	rootKey,
	minimumVersion
}: Pick<Pins, 'rootKey' | 'minimumVersion'>): Pinned | null {
	return rootKey === null
		? null
		: { rootKey: new Uint8Array(Buffer.from(rootKey, 'base64')), minimumVersion };
}
