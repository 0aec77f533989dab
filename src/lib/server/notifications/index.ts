// Notifications (kabar): tells officers and reporters that something happened, and where to look.

export { queueAnchor } from './anchor.ts';
export type { Channels } from './channel.ts';
export { openChannels } from './channels.ts';
export {
	chooseAsOfficer,
	chooseAsReporter,
	readOfficerChoices,
	readReporterChoices,
	startReporterNews,
	stopReporterNews
} from './choices.ts';
export { startDispatcher } from './dispatcher.ts';
export {
	countUnread,
	listNews,
	type NewsSubject,
	openNews,
	readAllNews,
	UNREAD_COUNT_CAP
} from './news.ts';
export { readOutbox, retryFailed, sendTest } from './upkeep.ts';
