// The home page: reminds of a complaint that waits on this device for a connection (outbox.ts).
import { LIFETIME_MS } from './lifetime.ts';
import { notice } from './notice.ts';

if (isWaiting()) {
	document.querySelector('main h1')?.before(
		notice({
			tone: 'warning',
			title: 'Ada laporan yang belum terkirim di perangkat ini',
			text: 'Laporan itu menunggu sampai dikirim atau dihapus.',
			buttons: [['Buka halaman Lapor', () => location.assign('/lapor')]]
		})
	);
}

function isWaiting(): boolean {
	try {
		const keptAt = Number(localStorage.getItem('tanggap-titipan') ?? 0);
		return Date.now() - keptAt < LIFETIME_MS;
	} catch {
		return false;
	}
}
