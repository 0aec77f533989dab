// Charts as shapes on a sheet, so that a page and a downloaded picture are the same drawing. Wide enough
// for a phone held upright; a larger screen scales it up.

/** Colours that keep 3:1 against the paper, and text 4.5:1. */
export const TONES = {
	ink: '#17211f',
	muted: '#414e4a',
	paper: '#fffefb',
	bar: '#0b4f4a',
	pale: '#8fb8ae',
	track: '#f0e9d9',
	mark: '#901810'
} as const;
export type Tone = keyof typeof TONES;

/** A shape; all lengths in units of the sheet. */
export type Shape =
	| {
			kind: 'rect';
			x: number;
			y: number;
			width: number;
			height: number;
			fill: Tone;
			stroke?: Tone;
			dashed?: boolean;
	  }
	| {
			kind: 'text';
			x: number;
			y: number;
			text: string;
			fill: Tone;
			size: number;
			bold?: boolean;
			anchor?: 'middle' | 'end';
	  };

/** A finished drawing. */
export interface Drawing {
	/** What it shows, for those who don't see it. */
	label: string;
	width: number;
	height: number;
	shapes: readonly Shape[];
}

/** Width of every sheet. */
export const SHEET = 340;

/** @returns a name that is not longer than so many letters; the table beside the drawing has it in full */
export function shortened(name: string, longest: number): string {
	return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
}
