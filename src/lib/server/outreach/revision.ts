// Owns how one version of a session is told from another.
import { createHash } from 'node:crypto';
import type { Library, Session } from '#lib/guides/guide.ts';

/**
 * @param session one of the library's
 * @param library where its lessons and guides are
 * @returns twelve hexadecimal characters that change with the session and with each of its parts
 */
export function revisionOf(
	session: Session,
	{ guides, lessons }: Pick<Library, 'guides' | 'lessons'>
): string {
	const parts = session.parts.map(
		({ kind, slug }) =>
			(kind === 'lesson' ? lessons : guides).find((one) => one.slug === slug)?.revision ?? ''
	);
	return createHash('sha256')
		.update([session.revision, ...parts].join('\0'))
		.digest('hex')
		.slice(0, 12);
}
