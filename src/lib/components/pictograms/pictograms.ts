// Owns the choice of pictograms: one family on a 48 grid, round strokes, one accent fill.

import { devices } from './devices.ts';
import { papers } from './papers.ts';
import { peopleAndPlaces } from './people-and-places.ts';
import { circle, type Drawing, handset } from './shapes.ts';

const bubble =
	'M10 7h28a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H23l-9 8v-8h-4a4 4 0 0 1-4-4V11a4 4 0 0 1 4-4z';
const sheet = 'M28 5H13a3 3 0 0 0-3 3v32a3 3 0 0 0 3 3h22a3 3 0 0 0 3-3V15zM28 5v10h10';
const card = 'M8 10h32a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V13a3 3 0 0 1 3-3z';
const disc = circle(24, 24, 18);
// The limas roof of South Sumatran houses, also in the logo.
const roof = 'M4 20L14 8h20l10 12z';

const drawings = {
	...papers,
	...peopleAndPlaces,
	...devices,

	// What a resident wants to do
	complain: {
		line: 'M8 20v7a3 3 0 0 0 3 3h5l17 8V9l-17 8h-5a3 3 0 0 0-3 3zM16 17v13M14 30l2.5 10h6L20 32M38 18a8 8 0 0 1 0 11',
		fill: 'M16 17l17-8v29l-17-8z'
	},
	ask: {
		line: `${bubble}M19.5 17a4.5 4.5 0 1 1 6.5 4c-1.4.8-2 1.6-2 3.2M24 28.5h.01`,
		fill: circle(24, 21, 11)
	},
	idea: {
		line: 'M18 34c0-5-6.5-7-6.5-15a12.5 12.5 0 0 1 25 0c0 8-6.5 10-6.5 15zM19.5 39h9M21.5 43.5h5M24 34V23.5M20 20l4 3.5 4-3.5',
		fill: circle(24, 19, 8)
	},
	track: {
		line: `M33 4.5a9.5 9.5 0 0 0-9.5 9.5c0 7 9.5 16 9.5 16s9.5-9 9.5-16A9.5 9.5 0 0 0 33 4.5z${circle(9, 22, 3.5)}M9 26c0 22 24 20 24 9.5`,
		fill: circle(33, 14, 4.5)
	},
	guide: {
		line: 'M24 13c-4-3.5-10-4.5-19-4v27c9-.5 15 .5 19 4 4-3.5 10-4.5 19-4V9c-9-.5-15 .5-19 4zM24 13v27M11 17c3 0 5 .4 7.5 1.4M11 24c3 0 5 .4 7.5 1.4M37 17c-3 0-5 .4-7.5 1.4M37 24c-3 0-5 .4-7.5 1.4',
		fill: 'M24 13c4-3.5 10-4.5 19-4v27c-9-.5-15 .5-19 4z'
	},

	// Ways to reach the office
	counter: {
		line: `${circle(24, 11, 6)}M12.5 28c0-6 4.5-8 11.5-8s11.5 2 11.5 8M5 28h38v7H5zM9 35v8M39 35v8`,
		fill: 'M5 28h38v7H5z'
	},
	phone: {
		line: 'M13 7h5.5l4 9-5 4c2 4.5 6 8.5 10.5 10.5l4-5 9 4V35a6 6 0 0 1-6 6C20 41 7 28 7 13a6 6 0 0 1 6-6zM30 7a11 11 0 0 1 11 11',
		fill: circle(31, 17, 4)
	},
	letter: {
		line: 'M8 10h32a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V13a3 3 0 0 1 3-3zM6 12l18 15 18-15',
		fill: 'M6 11h36L24 27z'
	},
	chat: {
		line: 'M9 7h22a3 3 0 0 1 3 3v13a3 3 0 0 1-3 3H18l-7 6v-6H9a3 3 0 0 1-3-3V10a3 3 0 0 1 3-3zM39 17h0a3 3 0 0 1 3 3v13a3 3 0 0 1-3 3h-2v6l-7-6H22M13.5 16.5h.01M20 16.5h.01M26.5 16.5h.01',
		fill: 'M34 17h5a3 3 0 0 1 3 3v13a3 3 0 0 1-3 3h-2v6l-7-6h-9v-7l13-3z'
	},
	'suggestion-box': {
		line: 'M8 23h32v17a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2zM15 23V8a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v15M20.5 12h7M20.5 17h7M18 31h12',
		fill: 'M15 6h18v17H15z'
	},
	outreach: {
		line: `${roof}${circle(13, 28, 3.5)}${circle(24, 26, 3.5)}${circle(35, 28, 3.5)}M5.5 42c0-4.5 2.5-7 7.5-7M42.5 42c0-4.5-2.5-7-7.5-7M15.5 42c0-6 3-8.5 8.5-8.5s8.5 2.5 8.5 8.5`,
		fill: roof
	},
	building: {
		line: `${roof}M9 20v22M39 20v22M4 42h40M15 27h.01M33 27h.01M15 34h.01M33 34h.01M20 42V28h8v14`,
		fill: 'M20 28h8v14h-8z'
	},
	'clock-open': { line: `${disc}M24 13v11l8 5`, fill: 'M24 24V9a15 15 0 0 1 13 22.5z' },
	'clock-closed': { line: 'M41 24A17 17 0 1 0 24 41M24 14v10l5 3M32 32l10 10M42 32L32 42' },

	// Privacy
	lock: {
		line: 'M12 21h24a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3V24a3 3 0 0 1 3-3zM15 21v-6a9 9 0 0 1 18 0v6M24 29v5',
		fill: 'M9 21h30v21H9z'
	},
	anonymous: {
		line: `${circle(24, 17, 11.5)}M12.5 15h23v6h-23zM18.5 18h.01M29.5 18h.01M6 43c1-7.5 7.5-11 18-11s17 3.5 18 11`,
		fill: 'M12.5 15h23v6h-23z'
	},

	// Registry documents
	'id-card': {
		line: `${card}M29 17h9v13h-9zM10.5 18h12M10.5 25h10M10.5 32h7`,
		fill: 'M29 17h9v13h-9z'
	},
	'family-card': {
		line: `M10 5h28a2 2 0 0 1 2 2v34a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z${circle(17, 14, 3)}${circle(31, 14, 3)}${circle(24, 19, 2.5)}M12 26c0-4 1.5-5.5 5-5.5M36 26c0-4-1.5-5.5-5-5.5M19.5 28c0-3 1.5-4.5 4.5-4.5s4.5 1.5 4.5 4.5M14 33.5h20M14 38h12`,
		fill: 'M19.5 28c0-3 1.5-4.5 4.5-4.5s4.5 1.5 4.5 4.5z'
	},
	'child-card': {
		line: `${card}${circle(17, 24, 7)}M14.5 26c1.5 1.8 3.5 1.8 5 0M14.7 22h.01M19.3 22h.01M30 19h7.5M30 25h7.5M30 31h4`,
		fill: circle(17, 24, 7)
	},
	moving: {
		line: 'M4 23L11 11h11l7 12zM7 23v17h19V23M13 40v-9h7v9M32 31h11M38 25.5l5.5 5.5-5.5 5.5',
		fill: 'M4 23L11 11h11l7 12z'
	},
	birth: {
		line: `${circle(24, 14, 8)}M21 16.5c1.5 2 4.5 2 6 0M24 6c-1-3 3-4 3.5-1.5M14 24.5c-3 6 2 18.5 10 18.5s13-12.5 10-18.5c-4-3.3-16-3.3-20 0zM15 26l16 13.5M33 26L23 34`,
		fill: 'M14 24.5c-3 6 2 18.5 10 18.5s13-12.5 10-18.5c-4-3.3-16-3.3-20 0z'
	},
	death: {
		line: `M14 41V17a10 10 0 0 1 20 0v24M6 41h36M20 20h8M20 27h8M39 41v-6${circle(39, 32, 3)}`,
		fill: circle(39, 32, 3)
	},
	marriage: {
		line: `${circle(17, 29, 12)}${circle(31, 29, 12)}M24 13.5l-4.5-5L22 5h4l2.5 3.5z`,
		fill: 'M24 13.5l-4.5-5L22 5h4l2.5 3.5z'
	},
	'edit-data': {
		line: 'M20 43h-8a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3h15l9 9v5M15.5 18h12M15.5 26h8M26 43l1.5-7L39 24.5a3.7 3.7 0 0 1 5.3 5.3L33 41z',
		fill: 'M26 43l1.5-7L39 24.5a3.7 3.7 0 0 1 5.3 5.3L33 41z'
	},
	'digital-id': {
		line: `${handset}${circle(24, 16, 4.5)}M17 30c0-5 2.5-7 7-7s7 2 7 7zM22 38h4`,
		fill: 'M17 30c0-5 2.5-7 7-7s7 2 7 7z'
	},
	'other-doc': {
		line: `${sheet}M17 24h14M17 33h.01M24 33h.01M31 33h.01`,
		fill: 'M28 5v10h10z'
	},

	// Filing
	attachment: {
		line: 'M33 15L18.5 29.5a4.2 4.2 0 0 0 6 6L40 20A9.2 9.2 0 0 0 27 7L11 23a13.7 13.7 0 0 0 19.5 19.5L41 32'
	},
	camera: {
		line: `M8 15h7l4-6h10l4 6h7a2 2 0 0 1 2 2v21a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V17a2 2 0 0 1 2-2z${circle(24, 27, 7.5)}`,
		fill: circle(24, 27, 7.5)
	},
	microphone: {
		line: 'M24 5a6.5 6.5 0 0 1 6.5 6.5v11a6.5 6.5 0 0 1-13 0v-11A6.5 6.5 0 0 1 24 5zM10.5 22a13.5 13.5 0 0 0 27 0M24 35.5V43M17 43h14',
		fill: 'M24 5a6.5 6.5 0 0 1 6.5 6.5v11a6.5 6.5 0 0 1-13 0v-11A6.5 6.5 0 0 1 24 5z'
	},
	send: { line: 'M43 5L5 20l14 7 7 16zM43 5L19 27', fill: 'M43 5L19 27l7 16z' },
	'no-fee': {
		line: `${disc}M15.5 31V17.5h4a3.7 3.7 0 0 1 0 7.5h-4M20 25l3.5 6M27 35V23.5M27 27.5a3.5 3.5 0 1 1 0 .1M11.5 36.5l25-25`,
		fill: disc
	},

	// Messages and marks
	info: { line: `${disc}M24 22.5V33M24 15h.01`, fill: disc },
	warning: {
		line: 'M24 6.5L43.5 40h-39zM24 19v10M24 34.5h.01',
		fill: 'M24 6.5L43.5 40h-39z'
	},
	check: { line: `${disc}M15.5 24.5l6 6L33 18`, fill: disc },
	cross: { line: `${disc}M17.5 17.5l13 13M30.5 17.5l-13 13`, fill: disc },
	pause: { line: `${disc}M19 17v14M29 17v14`, fill: disc },
	star: {
		line: 'M24 5l5.9 12 13.2 1.9-9.6 9.3 2.3 13.2L24 35.2l-11.8 6.2 2.3-13.2-9.6-9.3L18.1 17z',
		fill: 'M24 5l5.9 12 13.2 1.9-9.6 9.3 2.3 13.2L24 35.2l-11.8 6.2 2.3-13.2-9.6-9.3L18.1 17z'
	},

	// The officer's desk
	inbox: {
		line: 'M6 27l6-17h24l6 17v12a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2zM6 27h11l2.5 5h9l2.5-5h11',
		fill: 'M6 27h11l2.5 5h9l2.5-5h11v14H6z'
	},
	assign: {
		line: `${circle(11, 18, 5)}${circle(37, 18, 5)}M3.5 38c0-7 2.5-10 7.5-10s7.5 3 7.5 10zM29.5 38c0-7 2.5-10 7.5-10s7.5 3 7.5 10zM19.5 12h8.5M24.5 8l4 4-4 4`,
		fill: 'M29.5 38c0-7 2.5-10 7.5-10s7.5 3 7.5 10z'
	},
	work: {
		line: 'M41.5 14A10 10 0 0 1 28 25.5L14.5 39a4.6 4.6 0 0 1-6.5-6.5L21.5 19A10 10 0 0 1 34 6l-6 6 1.5 6.5L36 20z',
		fill: 'M28 25.5L14.5 39a4.6 4.6 0 0 1-6.5-6.5L21.5 19z'
	},
	answer: { line: `${bubble}M15 21.5l6 6 12-13`, fill: bubble },
	forward: {
		line: 'M26 10v8C14 18 7 25 6 39c4-7 10-10 20-10v8l16-13.5z',
		fill: 'M26 10v8C14 18 7 25 6 39c4-7 10-10 20-10v8l16-13.5z'
	},
	note: {
		line: 'M9 7h30a2 2 0 0 1 2 2v20L29 41H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM41 29H31a2 2 0 0 0-2 2v10M14 16h20M14 23h14',
		fill: 'M41 29H29v12z'
	},
	'archive-close': {
		line: 'M6 9h36v9H6zM9 18v21a2 2 0 0 0 2 2h26a2 2 0 0 0 2-2V18M18 26h12',
		fill: 'M6 9h36v9H6z'
	},
	reopen: { line: 'M9.5 18A16 16 0 1 1 8 27M9 7.5V18h10.5', fill: circle(24, 25, 5) },
	search: { line: `${circle(20, 20, 14)}M30.5 30.5L43 43`, fill: circle(20, 20, 8) },
	filter: { line: 'M6 8h36L28 25v15l-8-5V25z', fill: 'M6 8h36L28 25h-8z' },
	calendar: {
		line: 'M9 10h30a2 2 0 0 1 2 2v28a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V12a2 2 0 0 1 2-2zM7 20h34M16 5v9M32 5v9M14 27h.01M14 35h.01M21.5 27h.01M21.5 35h.01',
		fill: 'M27 25h9v11h-9z'
	},
	person: {
		line: `${circle(24, 14, 8.5)}M7 43c0-10 6-15 17-15s17 5 17 15z`,
		fill: 'M7 43c0-10 6-15 17-15s17 5 17 15z'
	},
	team: {
		line: `${circle(17, 16, 7)}M4 40c0-8.5 4.5-12.5 13-12.5S30 31.5 30 40zM30 9.5a7 7 0 0 1 0 13M34 28c6.5 1 10 5 10 12h-7`,
		fill: 'M4 40c0-8.5 4.5-12.5 13-12.5S30 31.5 30 40z'
	},
	print: {
		line: 'M14 17V6h20v11M14 34H8a2 2 0 0 1-2-2V19a2 2 0 0 1 2-2h32a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-6M14 28h20v14H14zM35.5 23h.01',
		fill: 'M14 28h20v14H14z'
	},
	download: { line: 'M24 6v24M14 21l10 10 10-10M6 34v8h36v-8', fill: 'M14 21h20L24 31z' },
	plus: { line: `${disc}M24 15v18M15 24h18`, fill: disc },
	'sign-out': {
		line: 'M27 6H11a2 2 0 0 0-2 2v32a2 2 0 0 0 2 2h16M20 24h23M34.5 15.5L43 24l-8.5 8.5',
		fill: 'M9 6h8v36H9z'
	},
	settings: {
		line: `M6 12h20M36 12h6M6 36h6M22 36h20M6 24h8M24 24h18${circle(31, 12, 5)}${circle(19, 24, 5)}${circle(17, 36, 5)}`,
		fill: `${circle(31, 12, 5)}${circle(19, 24, 5)}${circle(17, 36, 5)}`
	},
	chart: {
		line: 'M6 42h36M10 28h7v14h-7zM20.5 18h7v24h-7zM31 8h7v34h-7z',
		fill: 'M20.5 18h7v24h-7z'
	},

	// A limas house on stilts by the river: for empty lists and missing pages
	'empty-river': {
		grid: [240, 118],
		line: 'M20 38L42 12h50l22 26zM36 12l-4-6M98 12l4-6M28 38v28h78V38M20 66h94M30 66v23M46 66v19M88 66v19M104 66v23M60 66V47h14v19M38 46h12v10H38zM84 46h12v10H84zM62 66v21M72 66v21M62 73h10M62 80h10M152 74h62c-4 11-10 15-20 15h-24c-9 0-15-5-18-15zM183 74V40M186 44c10 6 15 13 16 22h-16M6 98c10-7 18-7 28 0s18 7 28 0 18-7 28 0 18 7 28 0 18-7 28 0 18 7 28 0 18-7 28 0 18 7 28 0M92 110c8-5 14-5 22 0s14 5 22 0',
		fill: `M20 38L42 12h50l22 26zM186 44c10 6 15 13 16 22h-16z${circle(214, 18, 10)}`
	}
} satisfies Record<string, Drawing>;

export type PictogramName = keyof typeof drawings;

/**
 * The drawing of a pictogram, ready for an SVG.
 * @returns viewBox, width-to-height ratio, outline and (maybe) accent path
 */
export function drawingOf(name: PictogramName): {
	viewBox: string;
	ratio: number;
	line: string;
	fill: string | undefined;
} {
	const drawing: Drawing = drawings[name];
	const [width, height] = drawing.grid ?? [48, 48];
	return {
		viewBox: `0 0 ${width} ${height}`,
		ratio: width / height,
		line: drawing.line,
		fill: drawing.fill
	};
}

/** The names that content files may use. */
export const PICTOGRAM_NAMES: ReadonlySet<string> = new Set(Object.keys(drawings));

/** @param name from a content file @returns that pictogram, or a sheet of paper for unknown names */
export function pictogramNamed(name: string): PictogramName {
	return Object.hasOwn(drawings, name) ? (name as PictogramName) : 'other-doc';
}
