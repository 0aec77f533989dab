// Owns the drawings of devices and of what one does on them.

import { circle, type Drawing, handset } from './shapes.ts';

export const devices = {
	smartphone: {
		line: `${handset}M12 11h24M12 36h24M24 40h.01M18 18h.01M24 18h.01M30 18h.01M18 24.5h.01M24 24.5h.01M30 24.5h.01`,
		fill: 'M12 11h24v25H12z'
	},
	fingerprint: {
		line: 'M24 23v6c0 5-.8 9-2.5 13M15 41c3-5 3.5-9 3.5-17a5.5 5.5 0 0 1 11 0c0 6-.3 12-2.5 18M9.5 36c2.5-4 3-7 3-12a11.5 11.5 0 0 1 23 0c0 6-.3 11-2 15.5M7 27v-4a17 17 0 0 1 34 0v9',
		fill: 'M15 41c3-5 3.5-9 3.5-17a5.5 5.5 0 0 1 11 0c0 6-.3 12-2.5 18z'
	},
	scan: {
		line: 'M5 14V8a3 3 0 0 1 3-3h6M34 5h6a3 3 0 0 1 3 3v6M43 34v6a3 3 0 0 1-3 3h-6M14 43H8a3 3 0 0 1-3-3v-6M15 21v-8h18v8M15 30v6h18v-6M4 25.5h40',
		fill: 'M15 13h18v23H15z'
	},
	email: {
		line: 'M10 22l-5 4v15a2 2 0 0 0 2 2h34a2 2 0 0 0 2-2V26l-5-4M5 26l19 12 19-12M10 29V7a2 2 0 0 1 2-2h24a2 2 0 0 1 2 2v22M27 18a3.2 3.2 0 1 1 0-2.5v3c0 3 4.5 2 4.5-2a7.5 7.5 0 1 0-4 6.5',
		fill: 'M5 26l19 12 19-12v17H5z'
	},
	pin: {
		line: 'M8 21h32a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V24a3 3 0 0 1 3-3zM15 21v-6a9 9 0 0 1 18 0v6M13 31.5h.01M20.3 31.5h.01M27.7 31.5h.01M35 31.5h.01',
		fill: 'M5 21h38v21H5z'
	},
	'web-page': {
		line: `M8 7h32a3 3 0 0 1 3 3v28a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V10a3 3 0 0 1 3-3zM5 16h38M11 11.5h.01M18 11.5h19M11 23h11v11H11zM28 23.5h9M28 30h9`,
		fill: 'M5 7h38v9H5z'
	},
	hide: {
		line: `M4 24c5-8 12-12 20-12s15 4 20 12c-5 8-12 12-20 12S9 32 4 24z${circle(24, 24, 5.5)}M8 41L40 7`,
		fill: circle(24, 24, 5.5)
	},
	speaker: {
		line: 'M5 18v12h8l12 9V9l-12 9zM32 18.5a8 8 0 0 1 0 11M37 12a17 17 0 0 1 0 24',
		fill: 'M5 18v12h8l12 9V9l-12 9z'
	},
	share: {
		line: `${circle(12, 24, 6)}${circle(35, 11, 6)}${circle(35, 37, 6)}M17.5 21l12-7M17.5 27l12 7`,
		fill: circle(12, 24, 6)
	},
	projector: {
		line: `M5 5h38M8 5v18h32V5M21.5 10l6 4-6 4zM10 30h28v10H10zM15 40v3M33 40v3${circle(18, 35, 2)}M28 35h4`,
		fill: 'M8 5h32v18H8z'
	},
	timer: {
		line: `${circle(24, 27, 16)}M24 11V5M19 5h10M36 14l3-3M24 18v9`,
		fill: 'M24 27V16a11 11 0 0 1 11 11z'
	}
} satisfies Record<string, Drawing>;
