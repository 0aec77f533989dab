// How a reporter can be told of this complaint: where they left a contact and a channel is open.
import { MESSAGE_CHANNELS } from '#lib/codes/notification-codes.ts';
import { MESSAGE_CHANNEL_LABELS } from '#lib/labels/notifications.ts';
import type { Reporter } from '#lib/server/complaints/index.ts';
import { type Channels, readReporterChoices } from '#lib/server/notifications/index.ts';

/** The names of the fields that choose them. */
const FIELDS = { email: 'email', phone: 'telepon' } as const;

/** @returns the ways that are possible, and whether each was chosen */
export async function newsFor(db: App.Locals['db'], reporter: Reporter, channels: Channels) {
	const choices = await readReporterChoices(db, reporter);
	return MESSAGE_CHANNELS.filter((channel) => channels[channel] && choices[channel].possible).map(
		(channel) => ({
			field: FIELDS[channel],
			label: MESSAGE_CHANNEL_LABELS[channel],
			chosen: choices[channel].chosen
		})
	);
}
