// Joins the facilitator's page and the wall's, two windows of one device.
import type { ObjectiveTotal } from '#lib/guides/session-result.ts';

/** What the wall needs to know. */
export interface Shown {
	slide: string;
	/** Totals by form; the wall draws them on its slide of results. */
	totals: { a?: readonly ObjectiveTotal[]; b?: readonly ObjectiveTotal[] };
}

type Message = { kind: 'here' } | { kind: 'show'; shown: Shown };

/**
 * The facilitator's end.
 * @param session its slug
 * @param shown what a wall that has just been opened should show
 * @returns tells all walls
 */
export function lead(session: string, shown: () => Shown): () => void {
	const channel = open(session);
	const tell = () => channel?.postMessage({ kind: 'show', shown: shown() } satisfies Message);
	channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
		if (data.kind === 'here') tell();
	});
	return tell;
}

/** The wall's end. @param session its slug @param show called whenever the facilitator moves */
export function follow(session: string, show: (shown: Shown) => void): void {
	const channel = open(session);
	channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
		if (data.kind === 'show') show(data.shown);
	});
	channel?.postMessage({ kind: 'here' } satisfies Message);
}

function open(session: string): BroadcastChannel | null {
	// Safari before 15.4 has none: each window then goes its own way.
	return 'BroadcastChannel' in window ? new BroadcastChannel(`tanggap-sesi-${session}`) : null;
}
