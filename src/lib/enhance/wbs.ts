// Every page of the sealed channel: leaves at once, and leaves one entry in the history at most.
import { clearDraft, hasDraft } from './draft.ts';
import { notice } from './notice.ts';

// A link into another window stays one: the page that it is in may show the only copy of a code.
const links = document.querySelectorAll<HTMLAnchorElement>('a[href^="/wbs"]:not([target])');
for (const link of links) {
	link.addEventListener('click', (event) => {
		if (event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		// Before the network answers, nothing is to be seen any more.
		if (link.dataset.leave !== undefined) {
			document.documentElement.hidden = true;
			document.title = '';
		}
		location.replace(link.href);
	});
}

// Within a page too: a jump by its address would be one more entry.
addEventListener('click', (event) => {
	const { target } = event;
	const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]');
	const place = link && document.getElementById(link.hash.slice(1));
	if (!place) return;
	event.preventDefault();
	place.scrollIntoView();
	// A field takes it as it is; a heading or a message has to be able to.
	if (place.tabIndex < 0) place.tabIndex = -1;
	place.focus({ preventScroll: true });
});

// A page that the back button brings out of memory still shows what was written or opened in it.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) location.reload();
});

// What was begun as an ordinary complaint lies on this device, and may say the same as a sealed one.
if (hasDraft()) {
	const box = notice({
		tone: 'warning',
		title: 'Ada isian laporan biasa di perangkat ini',
		text: 'Isian itu belum terkirim, dan bisa dibaca siapa saja yang membuka halaman Lapor di perangkat ini.',
		buttons: [
			[
				'Hapus isian itu',
				() => {
					clearDraft();
					box.remove();
				}
			]
		]
	});
	document.querySelector('h1')?.after(box);
}
