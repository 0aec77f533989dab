// Words a receipt as it is shown and printed, for the resident's page and for the counter's slip.
import { formatReceiptCode } from '#lib/codes/receipt-code.ts';
import { deadlineSentence, formatDateTime, formatWeekdayDate } from '#lib/labels/deadline.ts';
import type { Office, Receipt } from '#lib/server/complaints/index.ts';
import { type QrDrawing, qrDrawing } from '#lib/codes/qr.ts';

/** A receipt in words. Holds the secret code: it may only be shown in the answer to the filing. */
export interface ReceiptView {
	number: string;
	/** In four groups. */
	code: string;
	receivedAt: string;
	verification: string;
	resolution: string;
	/** Leads to the tracking page; the code sits in the fragment, which no server is sent. */
	qr: QrDrawing;
	trackingAddress: string;
	repeated: boolean;
}

/**
 * @param receipt from `fileComplaint`
 * @param office its zone
 * @param origin where this site is, such as `https://tanggap.contoh.go.id`
 */
export function receiptView(receipt: Receipt, office: Office, origin: string): ReceiptView {
	const code = formatReceiptCode(receipt.code);
	const { resolution } = receipt;
	return {
		number: receipt.number,
		code,
		receivedAt: formatDateTime(receipt.receivedAt, office.agency.timeZone),
		verification: deadlineSentence(receipt.verification),
		resolution: `Paling lambat ${formatWeekdayDate(resolution.dueDate)} (${resolution.workingDays} hari kerja).`,
		qr: qrDrawing(`${origin}/lacak#${receipt.number}:${code}`),
		trackingAddress: `${origin.replace(/^https?:\/\//, '')}/lacak`,
		repeated: receipt.repeated
	};
}
