import { redirect } from '@sveltejs/kit';
import { CARA, choiceField, officerChoicesForm, TOPIK } from '#lib/forms/notifications.ts';
import { MESSAGE_CHANNEL_LABELS, TOPIC_LABELS } from '#lib/labels/notifications.ts';
import { chooseAsOfficer, readOfficerChoices } from '#lib/server/notifications/index.ts';
import { readForm } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

const WAYS = {
	meja: 'Di meja kerja, halaman Kabar',
	email: MESSAGE_CHANNEL_LABELS.email,
	telepon: MESSAGE_CHANNEL_LABELS.phone,
	mendesak: 'Mendesak: kirim juga di luar jam layanan'
} as const satisfies Record<keyof typeof CARA, string>;

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, channels } = event.locals;
	const choices = await readOfficerChoices(db, actor);
	return {
		off: (['email', 'phone'] as const)
			.filter((channel) => !channels[channel])
			.map((channel) => MESSAGE_CHANNEL_LABELS[channel]),
		values: {
			email: choices.email ?? '',
			telepon: choices.phone ?? '',
			ringkasan: choices.digest ? 'ya' : ''
		},
		topics: Object.entries(TOPIK).map(([topik, topic]) => ({
			label: TOPIC_LABELS[topic],
			ways: Object.entries(WAYS).map(([cara, label]) => ({
				name: choiceField(topik, cara),
				label,
				ticked: choices.topics[topic][CARA[cara as keyof typeof CARA]]
			}))
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const form = await readForm(event, officerChoicesForm);
		if (!form.ok) return form.failure;
		await chooseAsOfficer(event.locals.db, actor, form.value, event.locals.now);
		redirect(303, '/petugas/akun?selesai=kabar');
	}
};
