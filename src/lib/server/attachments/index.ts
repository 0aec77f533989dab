// Attachments: what may be sent with a message, what of it is stored, and how it leaves again.

export { downloadHeaders } from './download-headers.ts';
export { inspectAttachment } from './inspect.ts';
export type { InspectedAttachment } from './inspect.ts';
export { checkAttachmentList, MAX_FILE_BYTES, MAX_FILES } from './limits.ts';
export {
	listAttachments,
	readAttachment,
	removeAttachments,
	storeAttachments,
	type StoredAttachment
} from './store.ts';
