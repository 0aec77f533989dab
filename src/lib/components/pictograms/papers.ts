// Owns the drawings of papers, cards and photos, and of what happens to them.

import { circle, type Drawing } from './shapes.ts';

/** An upright page or booklet without a fold. */
const page = 'M12 5h24a3 3 0 0 1 3 3v32a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z';

export const papers = {
	'police-note': {
		line: `M11 15.5c-1.5-6 5-10 13-10s14.5 4 13 10zM11 15.5c7-2.5 19-2.5 26 0l1 5c-8-3-20-3-28 0zM24 9h.01M11 24v16a3 3 0 0 0 3 3h20a3 3 0 0 0 3-3V24M17.5 28.5h13M17.5 35.5h8`,
		fill: 'M11 15.5c-1.5-6 5-10 13-10s14.5 4 13 10l1 5c-8-3-20-3-28 0z'
	},
	'marriage-book': {
		line: `${page}M15 5v38${circle(23.2, 28, 4.8)}${circle(30.6, 28, 4.8)}M22 14h10`,
		fill: 'M15 5v38h-3a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z'
	},
	form: {
		line: `${page}M15 11.5h9M14 17h20v9H14zM20.7 17v9M27.3 17v9M15 32h18M15 37.5h9`,
		fill: 'M14 17h20v9H14z'
	},
	portrait: {
		line: `${page}M14.5 10.5h19V34h-19z${circle(24, 19, 4.5)}M17 34c0-6 2-8 7-8s7 2 7 8`,
		// The head and the shoulders turn the other way round and so stay bare.
		fill: `M14.5 10.5h19V34H31c0-6-2-8-7-8s-7 2-7 8h-2.5z${circle(24, 19, 4.5)}`
	},
	diploma: {
		line: 'M24 5L4 13l20 8 20-8zM13 17v8c0 2 4 4 11 4s11-2 11-4v-8M42 14v10M10 34h28a4.5 4.5 0 0 1 0 9H10a4.5 4.5 0 0 1 0-9zM22 34v9M27 34v9',
		fill: 'M24 5L4 13l20 8 20-8z'
	},
	checklist: {
		line: 'M17 8h-5a3 3 0 0 0-3 3v29a3 3 0 0 0 3 3h24a3 3 0 0 0 3-3V11a3 3 0 0 0-3-3h-5M17 5h14v7H17zM14 20l2.5 2.5L21 18M14 31.5l2.5 2.5 4.5-4.5M26 21h8M26 32.5h8',
		fill: 'M17 5h14v7H17z'
	},
	damaged: {
		line: 'M21 10H8a3 3 0 0 0-3 3v22a3 3 0 0 0 3 3h10l-3-8 6-5-5-6zM27 10h13a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H25l-3-8 6-5-5-6zM32 19h5M34 26h3',
		fill: 'M27 10h13a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H25l-3-8 6-5-5-6z'
	},
	lost: {
		line: 'M5 18v-5a3 3 0 0 1 3-3h5M20 10h8M35 10h5a3 3 0 0 1 3 3v5M43 23v2M43 30v5a3 3 0 0 1-3 3h-5M28 38h-8M13 38H8a3 3 0 0 1-3-3v-5M5 23v2M20 19.5a4.2 4.2 0 1 1 6 3.8c-1.4.8-2 1.5-2 3M24 31.5h.01'
	},
	'old-card': {
		line: `M23 36H8a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3h32a3 3 0 0 1 3 3v9M11 16h12M11 22.5h9M11 29h6${circle(34, 33, 10)}M34 27.5V33l4 2.5`,
		fill: circle(34, 33, 10)
	},
	'moving-note': {
		line: `M38 23v-8L28 5H13a3 3 0 0 0-3 3v32a3 3 0 0 0 3 3h22a3 3 0 0 0 3-3v-1M28 5v10h10M15 27.5l6-6 6 6M17 26v8.5h8V26M30 31h14M39.5 26.5L44 31l-4.5 4.5`,
		fill: 'M15 27.5l6-6 6 6h-2v7h-8v-7z'
	},
	recap: {
		line: 'M11 9h26a2 2 0 0 1 2 2v30a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2V11a2 2 0 0 1 2-2zM16.5 5v8M24 5v8M31.5 5v8M16 21h.01M16 28.5h.01M16 36h.01M22.5 21H33M22.5 28.5H33M22.5 36H29',
		fill: 'M9 9h30v8H9z'
	},
	barcode: {
		line: 'M6 6h14v14H6zM28 6h14v14H28zM6 28h14v14H6zM13 13h.01M35 13h.01M13 35h.01M28 28h5v5h-5zM42 28v5M35 38v4h-7M42 39v3',
		fill: 'M6 6h14v14H6zM28 6h14v14H28zM6 28h14v14H6z'
	}
} satisfies Record<string, Drawing>;
