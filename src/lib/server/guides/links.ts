// Owns where a link in a text may lead: the public pages, as the folder of routes knows them.

import { ALL_CASES } from '#lib/guides/address.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '#lib/guides/guide.ts';

/**
 * Reads which pages the public may open.
 * @param rootDir the project's folder
 * @returns addresses with their changing parts in brackets: `/panduan/[slug]/cetak`; null where the
 * routes aren't: a built product may run with a folder of content alone
 */
export function publicPages(rootDir: string): string[] | null {
	const routes = join(rootDir, 'src/routes');
	if (!existsSync(routes)) return null;
	const pages: string[] = [];
	const visit = (folder: string, address: string) => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (entry.name === '+page.svelte') pages.push(address || '/');
			if (!entry.isDirectory() || entry.name === '(officer)') continue;
			const isGroup = /^\(.+\)$/.test(entry.name);
			visit(join(folder, entry.name), isGroup ? address : `${address}/${entry.name}`);
		}
	};
	visit(routes, '');
	return pages.sort();
}

/** Folder of addresses → what of the library has its pages there. */
const COLLECTIONS = { panduan: 'guides', literasi: 'lessons', sesi: 'sessions' } as const;

/**
 * Finds links that lead nowhere.
 * @param markdown the text below a head
 * @param library all that can be linked to
 * @param pages see {@link publicPages}; null to leave out links to other pages
 * @returns an Indonesian sentence for each: what is wrong, and what to do
 */
export function findDeadLinks(
	markdown: string,
	library: Library,
	pages: readonly string[] | null
): string[] {
	return [...markdown.matchAll(/\]\(\s*([^)\s]*)/g)].flatMap(([, target = '']) => {
		if (/^(?:mailto|tel):./.test(target) || /^#./.test(target)) return [];
		if (/^https?:/.test(target)) {
			return URL.canParse(target) ? [] : [`alamat "${target}" salah tulis. Periksa ejaannya.`];
		}
		if (!/^\/(?!\/)/.test(target)) {
			return [
				`tautan ke "${target}" tidak bisa dibuka. Tulis alamat dari garis miring, misalnya /lapor, atau dari https://.`
			];
		}
		return findDeadPath(new URL(target, 'http://localhost'), target, library, pages);
	});
}

function findDeadPath(
	{ pathname, searchParams }: URL,
	target: string,
	library: Library,
	pages: readonly string[] | null
): string[] {
	const [, folder = '', slug] = pathname.split('/');
	const collection = Object.hasOwn(COLLECTIONS, folder)
		? library[COLLECTIONS[folder as keyof typeof COLLECTIONS]]
		: [];
	const linked = collection.find((one) => one.slug === slug);
	const caseId = searchParams.get('kasus');
	if (linked && 'cases' in linked && caseId !== null && caseId !== ALL_CASES) {
		const ids = linked.cases.map(({ id }) => id);
		if (!ids.includes(caseId)) {
			return [
				`tautan ke "${target}" memakai kasus yang tidak ada. Pilih salah satu: ${ids.join(', ')}.`
			];
		}
	}
	if (linked && pathname === `/${folder}/${linked.slug}`) return [];
	const namesFile = collection.length > 0 && slug !== undefined;
	if (pages === null && (linked !== undefined || !namesFile)) return [];
	// Their first changing part is a name that we know.
	const fitting = (pages ?? []).filter(
		(page) => linked !== undefined || !page.startsWith(`/${folder}/[`)
	);
	if (fitting.some((page) => patternOf(page).test(pathname))) return [];
	const names = collection.map((one) => `/${folder}/${one.slug}`);
	const choices = names.length > 0 ? names : (pages ?? []).filter((page) => !page.includes('['));
	return [`tautan ke "${target}" tidak ada halamannya. Pilih salah satu: ${choices.join(', ')}.`];
}

function patternOf(page: string): RegExp {
	const parts = page
		.split('/')
		.map((part) => (part.startsWith('[') ? '[^/]+' : RegExp.escape(part)));
	return new RegExp(`^${parts.join('/')}$`);
}

/**
 * Names that an address of ours already uses where the name of a file would stand.
 * @param folder `panduan`, `literasi`, `sesi`
 * @param pages see {@link publicPages}
 */
export function takenNames(folder: string, pages: readonly string[] | null): ReadonlySet<string> {
	return new Set(
		(pages ?? [])
			.filter((page) => page.startsWith(`/${folder}/`))
			.map((page) => page.split('/')[2] ?? '')
			.filter((part) => !part.startsWith('['))
	);
}
