// Everything that happens to every request, in the order in which it happens.
import { dev } from '$app/environment';
import { error as httpError, type Handle, type HandleServerError } from '@sveltejs/kit';
import { localDate } from '#lib/server/deadlines/index.ts';
import { authenticate, SESSION_COOKIE } from '#lib/server/officers/index.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { logError } from '#lib/server/platform/log.ts';
import { ATTACHMENT_BYTES } from '#lib/server/web/attachments.ts';
import { catchPage, compressPage } from '#lib/server/web/compression.ts';
import { readPostedForm, typedTexts } from '#lib/server/web/forms.ts';
import { allowStyles, putStylesInside, travelsWithStyles } from '#lib/server/web/inline-styles.ts';
import { isOwnForm } from '#lib/server/web/origin.ts';
import { releaseBody } from '#lib/server/web/request-body.ts';
import { openRuntime, type Runtime } from '#lib/server/web/runtime.ts';
import { tieScripts, tiesScripts } from '#lib/server/web/script-integrity.ts';
import {
	addSealedHeaders,
	addTrustedTypes,
	addSecurityHeaders,
	isSealedChannel
} from '#lib/server/web/security-headers.ts';
import { announceFirstLink, refuseSampleData, startNotifying } from '#lib/server/web/startup.ts';
import { keepTimetable } from '#lib/server/web/timetable.ts';

let runtime: Runtime;

export async function init() {
	const opened = await openRuntime();
	if (!dev) await refuseSampleData(opened.db);
	runtime = keepTimetable(opened);
	startNotifying(runtime);
	await announceFirstLink(runtime);
}

export const handle: Handle = async ({ event, resolve }) => {
	event.locals.now = new Date();
	event.locals.db = runtime.db;
	event.locals.office = await runtime.office(event.locals.now);
	event.locals.forgetOffice = runtime.forgetOffice;
	event.locals.replyTemplates = runtime.replyTemplates;
	event.locals.surveyQuestions = runtime.surveyQuestions;
	event.locals.library = runtime.library;
	event.locals.voicesFor = runtime.voicesFor;
	event.locals.disclosurePins = runtime.disclosurePins;
	event.locals.channels = runtime.channels;
	event.locals.filingsPerHour = runtime.config.filingsPerHour;
	const sealed = isSealedChannel(event.url.pathname);
	// Where no limit goes by it, nobody may come to know it.
	event.locals.address = sealed ? 'unknown' : clientAddress(event);
	event.locals.actor = null;
	event.locals.officerToSecondFactor = null;
	event.locals.typed = [];

	preferPages(event.request);
	if (!isOwnForm(event.request, event.url)) {
		httpError(
			403,
			'Formulir ini tidak dikirim dari halaman kami. Buka halamannya langsung, lalu kirim dari sana.'
		);
	}
	if (event.url.pathname.startsWith('/petugas')) {
		const signedIn = await authenticate(
			runtime.db,
			event.cookies.get(SESSION_COOKIE),
			event.locals.now,
			localDate(event.locals.office.calendar, event.locals.now)
		);
		if (signedIn.state === 'signed_in') event.locals.actor = signedIn.actor;
		if (signedIn.state === 'second_factor_owed') {
			event.locals.officerToSecondFactor = signedIn.officerId;
		}
		if (signedIn.state === 'signed_out' && isDeskForm(event)) {
			event.locals.typed = typedTexts(await readPostedForm(event, ATTACHMENT_BYTES));
		}
	}
	try {
		const page = catchPage();
		const response = await resolve(event, page);
		if (page.html !== null && travelsWithStyles(event.request, event.route.id)) {
			page.html = withStyles(page.html, response);
		}
		if (page.html !== null && tiesScripts(event.url.pathname)) {
			page.html = tieScripts(page.html, runtime.config.rootDir, response.headers);
		}
		if (sealed) addSealedHeaders(response);
		if (tiesScripts(event.url.pathname)) addTrustedTypes(response);
		addSecurityHeaders(response, { secure: event.url.protocol === 'https:' });
		return await compressPage(event.request, response, page.html);
	} finally {
		releaseBody(event.request);
	}
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) {
		return { message: 'Halaman ini tidak ada. Periksa alamatnya, atau mulai dari beranda.' };
	}
	if (status === 405 || status === 415) {
		// SvelteKit's own refusals are in English.
		return {
			message:
				'Halaman ini tidak menerima kiriman seperti itu. Buka halamannya, isi formulirnya, lalu kirim dari sana.'
		};
	}
	if (status < 500) return { message };
	const incident = newId().slice(-8);
	// Of the sealed channel no moment: it could tell who sat where.
	const precision = isSealedChannel(event.url.pathname) ? 'day' : 'moment';
	logError('request failed', error, { incident, route: event.route.id ?? '(none)' }, precision);
	return {
		message:
			'Ada gangguan di sistem kami. Data Anda yang sudah terkirim tetap aman. Coba lagi sebentar lagi.',
		incident
	};
};

/** Puts its styles into a reading page, and allows them. */
function withStyles(html: string, { headers }: Response): string {
	const sources = new Set<string>();
	const page = putStylesInside(html, runtime.config.rootDir, sources);
	const policy = headers.get('content-security-policy');
	if (policy && sources.size > 0) {
		headers.set('content-security-policy', allowStyles(policy, sources));
		// SvelteKit announces the stylesheets up here, too, and browsers would fetch them in vain.
		headers.delete('link');
	}
	return page;
}

/** A form of the desk, whose writer gets the text back. Not of what is only secrets. */
function isDeskForm({ request, url: { pathname } }: Parameters<Handle>[0]['event']): boolean {
	return (
		request.method === 'POST' &&
		pathname.startsWith('/petugas/') &&
		!/^\/petugas\/(masuk|awal|atur-sandi|akun|wbs)\b/.test(pathname) &&
		/^(multipart|application\/x-www)/.test(request.headers.get('content-type') ?? '')
	);
}

// SvelteKit answers a form post with JSON, and status 200 even for a refusal, unless a page is asked
// for by name. Who just posts a form (curl, a script, an old phone) gets the page and its status.
function preferPages(request: Request): void {
	const accept = request.headers.get('accept') ?? '';
	if (request.method === 'POST' && !accept.includes('application/json')) {
		request.headers.set('accept', 'text/html');
	}
}

function clientAddress(event: Parameters<Handle>[0]['event']): string {
	try {
		return event.getClientAddress();
	} catch {
		// A proxy that was announced (ADDRESS_HEADER) but did not send its header.
		return 'unknown';
	}
}
