// Every page of the sealed channel: leaves at once, and leaves one entry in the history at most.

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/wbs"]')) {
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

// A page that the back button brings out of memory still shows what was written or opened in it.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) location.reload();
});

export {};
