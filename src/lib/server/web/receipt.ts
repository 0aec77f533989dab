// Words a receipt as it is shown and printed, for the resident's page and for the counter's slip.
import { encode } from 'uqr';
import { formatReceiptCode } from '#lib/codes/receipt-code.ts';
import { deadlineSentence, formatDateTime, formatWeekdayDate } from '#lib/labels/deadline.ts';
import type { Office, Receipt } from '#lib/server/complaints/index.ts';

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

/** A QR code as one SVG path. */
export interface QrDrawing {
	/** Modules on each side, the quiet zone included. */
	size: number;
	path: string;
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

function qrDrawing(text: string): QrDrawing {
	// The standard wants four modules of quiet around it.
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	let path = '';
	for (const [y, row] of data.entries()) {
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			const start = x;
			while (row[x + 1]) x++;
			path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
		}
	}
	return { size, path };
}
