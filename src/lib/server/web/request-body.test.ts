import { describe, expect, it } from 'vitest';
import { readFormData, releaseBody } from './request-body.ts';

const LIMITS = { formBytes: 4096, fileBytes: 10_000 };
const FAR_TOO_MUCH = 900_000;

/** A form as a browser sends it: written fields before and after the file. */
async function sent(fileBytes: number, { told = true, before = 'Cerita saya.' } = {}) {
	const form = new FormData();
	form.append('uraian', before);
	form.append('lampiran', new File([new Uint8Array(fileBytes).fill(45)], 'video.mp4'));
	form.append('nama', 'Warga Contoh');
	form.append('anonim', 'ya');
	const encoded = new Response(form);
	const type = encoded.headers.get('content-type') ?? '';
	return post(type, new Uint8Array(await encoded.arrayBuffer()), told);
}

function post(type: string, bytes: Uint8Array<ArrayBuffer>, told = true): Request {
	return new Request('http://127.0.0.1/lapor', {
		method: 'POST',
		headers: { 'content-type': type, ...(told ? { 'content-length': `${bytes.length}` } : {}) },
		// As it comes from the network: piece by piece.
		body: new ReadableStream<Uint8Array>({
			start(controller) {
				for (let at = 0; at < bytes.length; at += 60_000) {
					controller.enqueue(bytes.subarray(at, at + 60_000));
				}
				controller.close();
			}
		}),
		duplex: 'half'
	} as RequestInit);
}

async function read(request: Request, limits = LIMITS) {
	try {
		return await readFormData(request, limits);
	} finally {
		releaseBody(request);
	}
}

describe('a form that is too large', () => {
	it.each([
		['as it says itself', { told: true }],
		['as it turns out', { told: false }]
	])('%s, gives back what was written before and after its files', async (_, told) => {
		const { data, tooLarge } = await read(await sent(FAR_TOO_MUCH, told));
		expect(tooLarge).toBe(true);
		expect([...data]).toEqual([
			['uraian', 'Cerita saya.'],
			['nama', 'Warga Contoh'],
			['anonim', 'ya']
		]);
	});

	it('gives back what fits, when so much was written', async () => {
		const { data } = await read(await sent(FAR_TOO_MUCH, { before: 'a'.repeat(9000) }));
		expect([...data.keys()]).toEqual(['nama', 'anonim']);
	});

	it('says so and nothing else when it carries no files, or is no form', async () => {
		const field = 'x'.repeat(5000);
		const urlencoded = post('application/x-www-form-urlencoded', Buffer.from(`isi=${field}`));
		await expect(read(urlencoded)).rejects.toMatchObject({ status: 413 });
		const noise = post('multipart/form-data; boundary=x', new Uint8Array(FAR_TOO_MUCH).fill(97));
		await expect(read(noise)).rejects.toMatchObject({ status: 413 });
	});

	it('of thousands of parts is not worth reading', async () => {
		const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n';
		const many = post('multipart/form-data; boundary=x', Buffer.from(part.repeat(9000)));
		await expect(read(many, { formBytes: 200_000, fileBytes: 10_000 })).rejects.toMatchObject({
			status: 400
		});
	});
});

it('a form within its limits comes whole', async () => {
	const { data, tooLarge } = await read(await sent(9000));
	expect(tooLarge).toBe(false);
	expect(data.get('lampiran')).toMatchObject({ name: 'video.mp4', size: 9000 });
	expect(data.get('nama')).toBe('Warga Contoh');
});
