import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downloadHeaders } from './download-headers.ts';

const photo = { fileName: 'foto.jpg', mediaType: 'image/jpeg', inline: true };

describe('downloadHeaders', () => {
	it('shows an image of ours, under all protections', () => {
		expect(downloadHeaders(photo)).toEqual({
			'Content-Type': 'image/jpeg',
			'Content-Disposition': `inline; filename="foto.jpg"; filename*=UTF-8''foto.jpg`,
			'X-Content-Type-Options': 'nosniff',
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'Cache-Control': 'private, no-store',
			'Cross-Origin-Resource-Policy': 'same-origin'
		});
	});

	it.each([
		{ ...photo, inline: false },
		{ fileName: 'surat.pdf', mediaType: 'application/pdf', inline: true },
		{ fileName: 'suara.ogg', mediaType: 'audio/ogg', inline: true }
	])('only ever downloads %o', (attachment) => {
		const headers = downloadHeaders(attachment);
		expect(headers['Content-Disposition']).toMatch(/^attachment; /);
		expect(headers['Content-Type']).toBe(attachment.mediaType);
	});

	it.each(['text/html', 'image/svg+xml', 'image/jpeg\r\nSet-Cookie: a=b'])(
		'tells no browser that a file is %j',
		(mediaType) => {
			const headers = downloadHeaders({ ...photo, mediaType });
			expect(headers['Content-Type']).toBe('application/octet-stream');
			expect(headers['Content-Disposition']).toMatch(/^attachment; /);
		}
	);

	it('gives names beyond ASCII twice', () => {
		expect(
			downloadHeaders({ ...photo, fileName: `rumah "Pak’é" (1)'*😀.jpg` })['Content-Disposition']
		).toBe(
			`inline; filename="rumah _Pak___ (1)___.jpg"; ` +
				`filename*=UTF-8''rumah%20%22Pak%E2%80%99%C3%A9%22%20%281%29%27%2A%F0%9F%98%80.jpg`
		);
	});

	it('gives even an undecodable name', () => {
		expect(downloadHeaders({ ...photo, fileName: '\uD800.jpg' })['Content-Disposition']).toBe(
			`inline; filename="_.jpg"; filename*=UTF-8''%EF%BF%BD.jpg`
		);
	});

	it('makes a header that can be sent from any name, with the whole name in it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (fileName) => {
				const value = downloadHeaders({ ...photo, fileName })['Content-Disposition'] ?? '';
				const parts = /^inline; filename="[\w .()-]*"; filename\*=UTF-8''([\w.!~%-]*)$/.exec(value);
				expect(decodeURIComponent(parts?.[1] ?? 'not sendable')).toBe(fileName.toWellFormed());
			})
		);
	});
});
