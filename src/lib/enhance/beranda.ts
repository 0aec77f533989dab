// The home page: reminds of a complaint that waits on this device for a connection (outbox.ts).
import { notice } from './notice.ts';

if (isWaiting()) {
	document.querySelector('main h1')?.before(
		notice({
			tone: 'warning',
			title: 'Satu laporan belum terkirim',
			text: 'Laporan itu menunggu di perangkat ini sejak sambungan terputus.',
			buttons: [['Buka dan kirim', () => location.assign('/lapor')]]
		})
	);
}

function isWaiting(): boolean {
	try {
		return localStorage.getItem('tanggap-titipan') !== null;
	} catch {
		return false;
	}
}
