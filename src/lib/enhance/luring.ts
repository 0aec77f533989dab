// On every page that can be kept: starts the service worker, has it keep what works without signal,
// and says how old a copy is.
import { REFRESH } from '#lib/offline/set.ts';
import { keptSet, type Refreshed } from '#lib/offline/store.ts';
import { agoWords } from '#lib/labels/offline.ts';
import { isUnwanted, putOff } from './unwanted.ts';

const DAY_MS = 86_400_000;
/** From then on, a copy says its age even where there's signal. */
const OLD_MS = 3 * DAY_MS;

const workers =
	'serviceWorker' in navigator && !import.meta.env.DEV ? navigator.serviceWorker : null;
const { connection } = navigator as { connection?: { saveData?: boolean } };

if (document.documentElement.dataset.salinan !== undefined) void tellAge();
if (workers) {
	if (document.readyState === 'complete') whenIdle();
	else addEventListener('load', whenIdle);
	addEventListener('online', () => void keepUpToDate(workers));
	workers.addEventListener('message', ({ data }: MessageEvent<Refreshed>) => {
		if (data.refreshed !== 'storage_full') return;
		putOff();
		tell('Ruang di HP ini penuh. Panduan belum bisa disimpan untuk dibaca tanpa internet.');
	});
}

// Nobody who reads should wait for what is kept for later.
function whenIdle(): void {
	const start = () => workers && void keepUpToDate(workers);
	if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 5000 });
	else setTimeout(start, 1000);
}

async function keepUpToDate(container: ServiceWorkerContainer): Promise<void> {
	try {
		await container.register('/service-worker.js');
	} catch {
		// Forbidden, as in some private windows: the pages work as they do without it.
		return;
	}
	// Who counts their bytes, or took it off this phone, asks for it on /paket.
	if (connection?.saveData || isUnwanted()) return;
	const set = await keptSet();
	if (set && Date.now() - set.checkedAt < DAY_MS) return;
	const { active } = await container.ready;
	active?.postMessage(REFRESH);
}

async function tellAge(): Promise<void> {
	const set = await keptSet();
	const age = set ? Date.now() - set.checkedAt : 0;
	if (!set || (navigator.onLine && age < OLD_MS)) return;
	const copy = `Salinan di HP Anda, disimpan ${agoWords(age)}.`;
	if (!navigator.onLine) return tell(`${copy} Sambungkan ke internet untuk memperbarui.`);
	const link = document.createElement('a');
	link.href = '/paket';
	link.textContent = 'Perbarui sekarang';
	tell(`${copy} `, link);
}

function tell(...content: (Node | string)[]): void {
	const line = document.createElement('p');
	line.className = 'hint no-print';
	line.append(...content);
	// Not on slides in front of a group.
	document.querySelector('.page > main')?.prepend(line);
}
