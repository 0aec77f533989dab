// Owns the drawings of people and of where they go.

import { circle, type Drawing } from './shapes.ts';

export const peopleAndPlaces = {
	officer: {
		line: `M15 12.5L16.5 5h15l1.5 7.5zM16.5 12.5V16a7.5 7.5 0 0 0 15 0v-3.5M6 43c0-10 6-15 13-15.5l5 6 5-6C36 28 42 33 42 43zM30 37h5`,
		fill: 'M15 12.5L16.5 5h15l1.5 7.5z'
	},
	witness: {
		line: `${circle(12, 11, 5.5)}${circle(36, 11, 5.5)}M4 34c0-9 1-14 8-14 4 0 6 1.5 7 4M44 34c0-9-1-14-8-14-4 0-6 1.5-7 4M14 27h20v16H14zM18.5 37c2-5 4-5 4 0 1-3 3-3 3.5 0h4`,
		fill: 'M14 27h20v16H14z'
	},
	proxy: {
		line: `${circle(10, 13, 5)}${circle(38, 13, 5)}M3 41V29c0-5 2-7 7-7s7 2 7 5M45 41V29c0-5-2-7-7-7s-7 2-7 5M19 17h10v13H19zM17 37h13M26 33l4 4-4 4`,
		fill: 'M19 17h10v13H19z'
	},
	baby: {
		line: `${circle(24, 25, 15)}M9.5 22a4 4 0 1 0 0 8M38.5 22a4 4 0 1 1 0 8M24 10c-3-5 4-7.5 5-3.5M18 22.5h.01M30 22.5h.01${circle(24, 31, 4)}`,
		fill: circle(24, 31, 4)
	},
	elder: {
		line: `${circle(23, 9.5, 5)}M21 19c-7 0-10 6-9.5 14v10M21 43l-1-10M21 19c2 5 5 8 11 9M20 25c0 4 0 6 1 8 3 2 5 5 5 10M31 24.5c3-2 6-.5 5.5 3L34 43`,
		fill: 'M21 19c-7 0-10 6-9.5 14h9z'
	},
	helping: {
		line: `${circle(15, 10, 5)}${circle(34, 15, 4.5)}M8 43V25c0-4 2-6 7-6 4 0 6 2 8 5l7 4M14 43V31M20 43V29M28 43V28c0-3 2-4.5 6-4.5s6 1.5 6 5V43M34 43v-8`,
		fill: 'M28 43V28c0-3 2-4.5 6-4.5s6 1.5 6 5V43z'
	},
	queue: {
		line: `${circle(8, 17, 4.5)}${circle(21, 17, 4.5)}${circle(34, 17, 4.5)}M2.5 42V32c0-4 1.5-6 5.5-6s5.5 2 5.5 6v10M15.5 42V32c0-4 1.5-6 5.5-6s5.5 2 5.5 6v10M28.5 42V32c0-4 1.5-6 5.5-6s5.5 2 5.5 6v10M45 6v36`,
		fill: 'M28.5 42V32c0-4 1.5-6 5.5-6s5.5 2 5.5 6v10z'
	},
	wait: {
		line: `${circle(13, 11, 5)}M5 22v12h16v9M5 34v9M12 20v8h10a3 3 0 0 1 3 3v12${circle(36, 15, 8.5)}M36 10.5V15l3 2`,
		fill: circle(36, 15, 8.5)
	},
	hands: {
		line: 'M12 26l-3-4.5a2.8 2.8 0 0 1 4.5-3.2l2.5 3V10a2.6 2.6 0 0 1 5.2 0V6.5a2.6 2.6 0 0 1 5.2 0V9a2.6 2.6 0 0 1 5.2 0v4a2.6 2.6 0 0 1 5.2 0v13c0 4-1.5 6-3.8 8v9H17v-9zM21.2 10v11M26.4 9v12M31.6 13v9',
		fill: 'M17 35h16v8H17z'
	},
	house: {
		line: 'M4 24L24 6l20 18M9.5 20v22h29V20M19 42V29h10v13',
		fill: 'M19 42V29h10v13z'
	},
	village: {
		line: 'M3 24L17 12l14 12M7 21v21h20V21M13 42V31h8v11M3 42h42M38 42V6M38 6h-9v8h9',
		fill: 'M38 6h-9v8h9z'
	},
	hospital: {
		line: 'M14 42V9a3 3 0 0 1 3-3h14a3 3 0 0 1 3 3v33M14 22H6v20h36V22h-8M24 11.5v10M19 16.5h10M20 42V32h8v10',
		fill: 'M14 42V9a3 3 0 0 1 3-3h14a3 3 0 0 1 3 3v33h-6V32h-8v10z'
	},
	journey: {
		line: `M9 36H6a2 2 0 0 1-2-2V14a3 3 0 0 1 3-3h23c3 0 5 2 7 5l4 7 3 2v9a2 2 0 0 1-2 2h-3M18 36h12${circle(13.5, 36, 4.5)}${circle(34.5, 36, 4.5)}M4 23h37M16 11v12M28 11v12`,
		fill: 'M4 23h37l3 2v11h-5a4.5 4.5 0 0 0-9 0H18a4.5 4.5 0 0 0-9 0H4z'
	}
} satisfies Record<string, Drawing>;
