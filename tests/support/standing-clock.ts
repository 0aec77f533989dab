// Loaded before the product where a test compares pages byte for byte: its clock stands still.
import process from 'node:process';

const standing = Date.parse(process.env.STANDING_AT ?? '');
const RealDate = Date;

globalThis.Date = class extends RealDate {
	constructor(...given: unknown[]) {
		// As the real one takes them.
		super(...((given.length ? given : [standing]) as [number]));
	}
	static override now(): number {
		return standing;
	}
} as DateConstructor;
