// What the pages of guides share: the guide that an address names, and what its address says.
import { error as httpError } from '@sveltejs/kit';
import { ALL_CASES, type GuideAddress, readGuideAddress } from '#lib/guides/address.ts';
import type { Guide } from '#lib/guides/guide.ts';
import type { Agency } from '#lib/server/agency/index.ts';

/**
 * @param locals of the request
 * @param slug as it stands in the address
 * @throws 404 when there's no such guide
 */
export function findGuide({ library }: App.Locals, slug: string): Guide {
	const guide = library.guides.find((one) => one.slug === slug);
	if (!guide) httpError(404, 'Panduan ini tidak ada. Cari lagi di daftar panduan.');
	return guide;
}

/** All guides, in the order in which the office lists its services. */
export function inOrderOfServices({ library, office }: App.Locals): Guide[] {
	const order = office.agency.services.map(({ code }) => code);
	return [...library.guides].sort(
		(one, other) => order.indexOf(one.service) - order.indexOf(other.service)
	);
}

/**
 * What the address of a guide says, as far as it fits that guide.
 * @param guide the guide
 * @param query of the address; anybody can write anything there
 * @returns caseId: one of its cases, ALL_CASES, or null
 */
export function guideAddress(guide: Guide, query: URLSearchParams): GuideAddress {
	const asked = readGuideAddress(query);
	const known = asked.caseId === ALL_CASES || guide.cases.some(({ id }) => id === asked.caseId);
	// Unknown ids would grow a QR code that no paper holds.
	const ofGuide = (parts: readonly { id: string }[], ids: readonly string[]) =>
		parts.map(({ id }) => id).filter((id) => ids.includes(id));
	return {
		...asked,
		caseId: known ? asked.caseId : null,
		requirements: ofGuide(guide.requirements, asked.requirements),
		steps: ofGuide(guide.steps, asked.steps)
	};
}

/** Where an illegal fee is reported. */
export function feeAddress(agency: Agency, service: string | null): string {
	const query = new URLSearchParams({ jenis: 'pengaduan' });
	const category = agency.categories.find(({ sensitive }) => sensitive);
	if (category) query.set('kategori', category.code);
	if (service !== null) query.set('layanan', service);
	return `/lapor?${query}`;
}

/** Where one asks an officer, so that the question can be followed. */
export function questionAddress(service: string): string {
	return `/lapor?${new URLSearchParams({ jenis: 'permintaan_informasi', layanan: service })}`;
}
