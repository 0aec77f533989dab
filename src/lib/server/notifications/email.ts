// Sends e-mail over SMTP.
import { createTransport } from 'nodemailer';
import { SEND_TIMEOUT_MS, SendError, type Sender } from './channel.ts';

/**
 * @param url `smtp://user:password@host:587` (STARTTLS when offered) or `smtps://…:465`
 * @param from sender, e.g. `Tanggap <tanggap@contoh.go.id>`
 */
export function emailSender(url: string, from: string): Sender {
	const transport = createTransport({
		url,
		connectionTimeout: SEND_TIMEOUT_MS,
		greetingTimeout: SEND_TIMEOUT_MS,
		socketTimeout: SEND_TIMEOUT_MS,
		// Everything is text of our own making.
		disableFileAccess: true,
		disableUrlAccess: true
	});
	const domain = /@([^@>\s]+)/.exec(from)?.[1] ?? 'localhost';
	return async ({ id, to, subject, text, stop }) => {
		try {
			await transport.sendMail({
				from,
				// As an object, so that a comma in it can't make two of one.
				to: { name: '', address: to },
				subject,
				text,
				// The same at every try: where a mail server knows it already, the person sees one mail.
				messageId: `<${id}@${domain}>`,
				headers: { 'Auto-Submitted': 'auto-generated' },
				...(stop ? { list: { unsubscribe: stop } } : {})
			});
		} catch (error) {
			throw refusal(error);
		}
	};
}

function refusal(error: unknown): SendError {
	const { responseCode, code } = error as { responseCode?: number; code?: string };
	// A refused sign-in is our configuration's fault: mended, the same message goes through.
	const permanent = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
	return new SendError(responseCode ? `SMTP ${responseCode}` : (code ?? 'SMTP'), permanent);
}
