// What the team's pages show of a change that waits for consent.
import type { RequestEvent } from '@sveltejs/kit';
import type { Approving } from '#lib/enhance/wbs/approving.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { approvalsDue, readManifest } from '#lib/sealed/index.ts';
import {
	findMemberKeys,
	openProposal,
	type StoredManifest
} from '#lib/server/disclosures/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { todayOf } from './sealed.server.ts';

/**
 * @param latest the manifest in force
 * @returns null when nothing waits; `forMe` for who may agree and hasn't
 */
export async function readWaiting(
	event: RequestEvent,
	actor: Actor,
	latest: StoredManifest | null
) {
	const { db, disclosurePins } = event.locals;
	const { rootKey } = disclosurePins;
	const proposal = await openProposal(db, actor);
	if (!proposal || !latest || !rootKey) return null;
	const { needed, may } = approvalsDue(proposal.text, latest.text);
	const keys = await findMemberKeys(db, actor);
	const agreed = proposal.approvals.map(({ member }) => member);
	const mine = keys !== null && may.some(({ id }) => id === keys.id) && !agreed.includes(keys.id);
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	const nameOf = (id: string) => may.find((member) => member.id === id)?.name ?? '';
	const { version } = readManifest(proposal.text);
	const forMe: Approving | null = mine
		? {
				rootKey,
				today: todayOf(event).day,
				signed: { text: proposal.text, signature: proposal.signature },
				previous: latest.text,
				keys: {
					id: keys.id,
					byPassphrase: base64(keys.byPassphrase),
					byRecovery: base64(keys.byRecovery)
				}
			}
		: null;
	return {
		forMe,
		shown: {
			version,
			proposedOn: formatDate(proposal.proposedOn),
			missing: needed - agreed.length,
			agreed: agreed.map(nameOf),
			others: may.filter(({ id }) => !agreed.includes(id)).map(({ name }) => name),
			mine
		}
	};
}
