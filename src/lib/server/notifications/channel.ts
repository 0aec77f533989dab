// What a way out of the house is: takes a message, and says whether it was accepted.
import type { MessageChannel } from '../../codes/notification-codes.ts';
import type { MessageWords } from '../../labels/notifications.ts';

/** How long the other side may take, milliseconds. Well below the time after which a row is retried. */
export const SEND_TIMEOUT_MS = 20_000;

/** A message with its address. */
export interface Message extends MessageWords {
	/** Idempotency key: the same for every try. */
	id: string;
	/** E-mail address, or telephone number as E.164. */
	to: string;
	/** Address that ends such messages, for the programs that show it as a button. */
	stop?: string;
}

/** @throws SendError when the other side did not accept the message */
export type Sender = (message: Message) => Promise<void>;

/** The channels that are configured. */
export type Channels = Readonly<Partial<Record<MessageChannel, Sender>>>;

/** The other side did not accept a message. */
export class SendError extends Error {
	/** Safe to store and show: `HTTP 503`, `SMTP 550`, `ECONNREFUSED`. */
	readonly code: string;
	/** Trying again would change nothing. */
	readonly permanent: boolean;

	constructor(code: string, permanent: boolean) {
		super(`not sent: ${code}`);
		this.name = 'SendError';
		this.code = code;
		this.permanent = permanent;
	}
}
