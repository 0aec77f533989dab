import { fail, redirect } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import { testForm } from '#lib/forms/notifications.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { MESSAGE_CHANNEL_LABELS, testMessage } from '#lib/labels/notifications.ts';
import { readOutbox, retryFailed, sendTest } from '#lib/server/notifications/index.ts';
import {
	formFailure,
	orErrorPage,
	readForm,
	readPostedForm,
	refuse,
	wordFor
} from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	lagi: 'Kiriman itu dicoba lagi. Muat ulang halaman ini sebentar lagi.',
	terkirim: 'Pesan percobaan diterima oleh server pengirim. Periksa di tujuannya.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { db, office, channels } = event.locals;
	const { waiting, failed } = await orErrorPage(readOutbox(db, actor));
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		channels: [
			{
				word: 'email',
				label: MESSAGE_CHANNEL_LABELS.email,
				on: Boolean(channels.email),
				waiting: waiting.email,
				field: { label: 'Kirim percobaan ke alamat email', type: 'email' as const }
			},
			{
				word: 'telepon',
				label: MESSAGE_CHANNEL_LABELS.phone,
				on: Boolean(channels.phone),
				waiting: waiting.phone,
				field: { label: 'Kirim percobaan ke nomor ponsel', type: 'tel' as const }
			}
		],
		failed: failed.map(({ id, channel, to, attempts, error, at }) => ({
			id,
			channel: MESSAGE_CHANNEL_LABELS[channel],
			to: { reporter: 'Pelapor', officer: 'Petugas', outside: 'Penyimpan jangkar WBS' }[to],
			attempts,
			error,
			at: formatDateTime(at, office.agency.timeZone)
		}))
	};
};

export const actions: Actions = {
	lagi: async (event) => {
		const actor = requireRole(event, 'administrator');
		const { id } = (await readPostedForm(event)).values;
		const chosen = id === undefined ? null : [id].filter((one) => isUuid(one));
		await orErrorPage(retryFailed(event.locals.db, actor, chosen, event.locals.now));
		redirect(303, '/petugas/administrasi/kabar?selesai=lagi');
	},
	coba: async (event) => {
		const actor = requireRole(event, 'administrator');
		const form = await readForm(event, testForm);
		if (!form.ok) return form.failure;
		const { db, channels, office, now } = event.locals;
		const words = testMessage(office.agency.shortName, event.url.origin);
		try {
			const refusal = await sendTest(db, actor, channels, form.value, words, now);
			if (refusal !== null) {
				const message = `Belum terkirim. Server pengirim menjawab: ${refusal}. Periksa pengaturannya (docs/operations.md).`;
				return fail(502, formFailure([{ field: '', message }], form.posted));
			}
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/administrasi/kabar?selesai=terkirim');
	}
};
