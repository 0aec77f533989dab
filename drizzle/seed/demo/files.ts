// The pictures and the paper that demo reporters send: painted here dot by dot, so that nobody's photo
// and no font is needed, and put through the same inspection as a real upload. (No SVG: the
// attachments module shuts sharp's SVG reader for the whole process, and so it stays.)
import sharp from 'sharp';
import { type InspectedAttachment, inspectAttachment } from '#lib/server/attachments/index.ts';

const WIDTH = 800;
const HEIGHT = 600;

type Colour = readonly [red: number, green: number, blue: number];
type Shape =
	| readonly ['box', Colour, x: number, y: number, width: number, height: number]
	| readonly ['disc', Colour, x: number, y: number, radius: number]
	/** A trapezium: from x and width at the top to x and width at the bottom. */
	| readonly ['slope', Colour, y: number, height: number, ...edges: readonly number[]];

const INK: Colour = [60, 60, 60];
const PAPER: Colour = [252, 251, 245];

const lines = (colour: Colour, x: number, y: number, widths: readonly number[]): Shape[] =>
	widths.map((width, place) => ['box', colour, x, y + place * 50, width, 10]);

/** Each picture from its background forward. */
const DRAWINGS: Readonly<Record<string, readonly Shape[]>> = {
	'jalan-terendam.jpg': [
		['box', [188, 215, 232], 0, 0, WIDTH, 260],
		['box', [124, 154, 94], 0, 260, WIDTH, 340],
		['slope', [141, 132, 120], 260, 340, 330, 120, 80, 620],
		['slope', [63, 95, 58], 110, 150, 138, 4, 110, 60],
		['slope', [63, 95, 58], 90, 170, 662, 4, 630, 70],
		['box', [123, 107, 79], 0, 400, WIDTH, 200],
		...lines([150, 134, 104], 90, 430, [240, 420, 180])
	],
	'layar-chat.png': [
		['box', [233, 226, 214], 0, 0, WIDTH, HEIGHT],
		['box', [47, 111, 94], 0, 0, WIDTH, 70],
		['box', PAPER, 30, 110, 430, 110],
		...lines([150, 150, 150], 60, 135, [340, 240]),
		['box', [213, 240, 200], 340, 250, 430, 60],
		...lines([120, 150, 110], 370, 275, [320]),
		['box', PAPER, 30, 340, 430, 110],
		...lines([150, 150, 150], 60, 365, [340, 180])
	],
	'loket-tutup.jpg': [
		['box', [216, 210, 196], 0, 0, WIDTH, HEIGHT],
		['box', [138, 154, 165], 120, 80, 560, 410],
		...lines([109, 124, 134], 120, 110, [560, 560, 560, 560, 560, 560, 560, 560]),
		['box', [170, 51, 51], 285, 225, 230, 110],
		['box', PAPER, 295, 235, 210, 90]
	],
	'dokumen-salah-ketik.jpg': [
		['box', [107, 90, 72], 0, 0, WIDTH, HEIGHT],
		['box', PAPER, 150, 40, 500, 480],
		...lines([153, 153, 153], 190, 100, [420, 300, 380, 420, 260, 400, 340]),
		['box', [204, 51, 51], 185, 268, 300, 6]
	],
	'antrean.jpg': [
		['box', [239, 230, 210], 0, 0, WIDTH, HEIGHT],
		['box', [185, 168, 138], 0, 430, WIDTH, 170],
		...[90, 200, 310, 420, 530, 640].flatMap((x, place): Shape[] => [
			['slope', place % 2 ? [63, 107, 138] : [138, 79, 63], 300, 210, x - 25, 50, x - 50, 100],
			['disc', [122, 92, 68], x, 265, 36]
		])
	]
};

/** The letters of the caption, seven rows of five dots. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
	C: [14, 17, 16, 16, 16, 17, 14],
	O: [14, 17, 17, 17, 17, 17, 14],
	N: [17, 25, 21, 19, 17, 17, 17],
	T: [31, 4, 4, 4, 4, 4, 4],
	H: [17, 17, 17, 31, 17, 17, 17],
	F: [31, 16, 16, 30, 16, 16, 16]
};
const CAPTION = 'CONTOH FOTO';
const DOT = 5;

/** What may be sent along. */
export interface SampleFiles {
	pictures: readonly InspectedAttachment[];
	paper: InspectedAttachment;
}

/** Draws and inspects the samples; about a third of a second. */
export async function drawSampleFiles(): Promise<SampleFiles> {
	const pictures: InspectedAttachment[] = [];
	for (const [name, shapes] of Object.entries(DRAWINGS)) {
		const image = sharp(paint([...shapes, ...captionShapes()]), {
			raw: { width: WIDTH, height: HEIGHT, channels: 3 }
		});
		const bytes = await (name.endsWith('.png') ? image.png() : image.jpeg()).toBuffer();
		pictures.push(await inspectAttachment({ name, bytes: new Uint8Array(bytes) }));
	}
	const paper = await inspectAttachment({ name: 'tanda-terima.pdf', bytes: samplePaper() });
	return { pictures, paper };
}

/** Red, green and blue of every pixel. */
function paint(shapes: readonly Shape[]): Uint8Array {
	const pixels = new Uint8Array(WIDTH * HEIGHT * 3);
	const row = (colour: Colour, y: number, from: number, to: number) => {
		for (let x = Math.max(0, Math.round(from)); x < Math.min(WIDTH, Math.round(to)); x++) {
			pixels.set(colour, (y * WIDTH + x) * 3);
		}
	};
	for (const shape of shapes) {
		const [kind, colour] = shape;
		if (kind === 'box') {
			const [, , x, y, width, height] = shape;
			for (let down = 0; down < height; down++) row(colour, y + down, x, x + width);
		} else if (kind === 'disc') {
			const [, , x, y, radius] = shape;
			for (let down = -radius; down <= radius; down++) {
				const half = Math.sqrt(radius ** 2 - down ** 2);
				row(colour, y + down, x - half, x + half);
			}
		} else {
			const [, , y, height, top = 0, topWidth = 0, bottom = 0, bottomWidth = 0] = shape;
			for (let down = 0; down < height; down++) {
				const part = down / height;
				const left = top + (bottom - top) * part;
				row(colour, y + down, left, left + topWidth + (bottomWidth - topWidth) * part);
			}
		}
	}
	return pixels;
}

/** "CONTOH FOTO" along the lower edge, so that nobody takes a drawing for evidence. */
function captionShapes(): Shape[] {
	const shapes: Shape[] = [['box', PAPER, 0, 540, WIDTH, 60]];
	[...CAPTION].forEach((letter, place) => {
		(LETTERS[letter] ?? []).forEach((dots, down) => {
			for (let across = 0; across < 5; across++) {
				if (!(dots & (16 >> across))) continue;
				shapes.push(['box', INK, 24 + (place * 6 + across) * DOT, 552 + down * DOT, DOT, DOT]);
			}
		});
	});
	return shapes;
}

/** A PDF of one page with one line on it. */
function samplePaper(): Uint8Array {
	const line = 'BT /F1 20 Tf 60 760 Td (CONTOH tanda terima, bukan dokumen nyata) Tj ET';
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	text +=
		`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
		`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
	return new TextEncoder().encode(text);
}
