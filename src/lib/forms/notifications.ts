// What people post about notifications: the words of their forms, and the rules.
import * as v from 'valibot';
import type { Topic } from '#lib/codes/notification-codes.ts';
import { checkbox, email, phone } from './complaint.ts';

/** Posted word → code. */
export const TOPIK = {
	laporan_baru: 'new_complaint',
	disposisi: 'assignment',
	pesan_pelapor: 'reporter_words',
	putusan_pelapor: 'reporter_verdict',
	data_pelapor: 'data_request',
	terlambat: 'escalation',
	tugas: 'own_work'
} as const satisfies Record<string, Topic>;

/** Posted word → part of a choice. */
export const CARA = {
	meja: 'app',
	email: 'email',
	telepon: 'phone',
	mendesak: 'urgent'
} as const;

type Cara = keyof typeof CARA;
type TopicFields = `${keyof typeof TOPIK}_${Cara}`;

/** @returns the field of a topic's choice */
export function choiceField(topik: string, cara: string): string {
	return `${topik}_${cara}`;
}

const choiceFields = Object.fromEntries(
	Object.keys(TOPIK).flatMap((topik) =>
		Object.keys(CARA).map((cara) => [choiceField(topik, cara), checkbox])
	)
) as Record<TopicFields, typeof checkbox>;

/** What an officer wants to be told, and where. */
export const officerChoicesForm = v.pipe(
	v.object({ email, telepon: phone, ringkasan: checkbox, ...choiceFields }),
	v.forward(
		v.check(
			(form) => form.email !== null || !(form.ringkasan || chosen(form, 'email')),
			'Tulis alamat email Anda dulu, atau lepas pilihan lewat email.'
		),
		['email']
	),
	v.forward(
		v.check(
			(form) => form.telepon !== null || !chosen(form, 'telepon'),
			'Tulis nomor Anda dulu, atau lepas pilihan lewat SMS atau WhatsApp.'
		),
		['telepon']
	),
	v.transform((form) => ({
		email: form.email,
		phone: form.telepon,
		digest: form.ringkasan,
		topics: Object.fromEntries(
			Object.entries(TOPIK).map(([topik, topic]) => [topic, choiceOf(form, topik)])
		) as Record<Topic, ReturnType<typeof choiceOf>>
	}))
);

/** A test message, and where it goes. */
export const testForm = v.pipe(
	v.object({
		saluran: v.picklist(['email', 'telepon'], 'Pilih lewat mana.'),
		tujuan: v.optional(v.string(), '')
	}),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const { saluran, tujuan } = dataset.value;
		const address = v.safeParse(saluran === 'email' ? email : phone, tujuan);
		if (address.success && address.output) {
			return { channel: CARA[saluran] as 'email' | 'phone', to: address.output };
		}
		addIssue({
			message:
				address.issues?.[0].message ??
				(saluran === 'email' ? 'Tulis alamat email tujuan.' : 'Tulis nomor tujuan.'),
			path: [
				{
					type: 'object',
					origin: 'value',
					input: dataset.value,
					key: `tujuan_${saluran}`,
					value: tujuan
				}
			]
		});
		return NEVER;
	})
);

function chosen(form: Record<TopicFields, boolean>, cara: Cara): boolean {
	return Object.keys(TOPIK).some((topik) => form[choiceField(topik, cara) as TopicFields]);
}

function choiceOf(form: Record<TopicFields, boolean>, topik: string) {
	const ticked = (cara: Cara) => form[choiceField(topik, cara) as TopicFields];
	return {
		app: ticked('meja'),
		email: ticked('email'),
		phone: ticked('telepon'),
		urgent: ticked('mendesak')
	};
}
