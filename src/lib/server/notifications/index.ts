// Notifications (kabar): tells officers and reporters that something happened, and where to look.

export type { Channels } from './channel.ts';
export { openChannels } from './channels.ts';
export { startDispatcher } from './dispatcher.ts';
