import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { library, office } }) => ({
	kecamatan: office.places.kecamatan.map(({ code, name }) => ({ code, name })),
	sessions: library.sessions.map(({ slug, title, summary, audience, minutes, status, parts }) => ({
		slug,
		title,
		summary,
		audience,
		minutes,
		draft: status === 'draft',
		parts: parts.flatMap((part) => {
			const texts = part.kind === 'lesson' ? library.lessons : library.guides;
			const text = texts.find((one) => one.slug === part.slug);
			return text ? [{ title: text.title, pictogram: text.pictogram }] : [];
		})
	}))
});
