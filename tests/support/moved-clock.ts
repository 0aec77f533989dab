// Loaded before the product where a test lets days or years pass: its clock goes ahead by so many days.
import process from 'node:process';

const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
	constructor(...given: unknown[]) {
		// As the real one takes them.
		super(...((given.length ? given : [RealDate.now() + ahead]) as [number]));
	}
	static override now(): number {
		return RealDate.now() + ahead;
	}
} as DateConstructor;
