// What whoever sends a disposisi is told: the suggestion, and how much lies with whom.
import {
	type Complaint,
	type Context,
	handlesFor,
	loadOf,
	officersKeptFrom,
	readWorkload
} from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import { type Actor, listDeputyships, listHandlers } from '../officers/index.ts';
import { listRules } from './rules.ts';
import { suggestRouting } from './suggest.ts';

/**
 * @param context database and office
 * @param actor who sends the disposisi; loads are counted within what they may see
 * @param complaint one that they may see
 * @param now decides who is away and what is late
 * @returns the suggestion or null, the officers who can have it, and the load of each unit
 */
export async function adviseOn(context: Context, actor: Actor, complaint: Complaint, now: Date) {
	const { db, office } = context;
	const today = localDate(office.calendar, now);
	const [rules, all, leaves, keptFrom, loads] = await Promise.all([
		listRules(db),
		listHandlers(db),
		listDeputyships(db, today),
		officersKeptFrom(db, complaint.id, today),
		readWorkload(context, actor, now)
	]);
	const running = leaves.filter((leave) => leave.running);
	const away = new Set(running.map(({ officerId }) => officerId));
	const loadWith = (handlerId: string) => loadOf(loads, { handlerId });
	const handlers = all.filter(({ id }) => !keptFrom.has(id));
	return {
		suggestion: suggestRouting(
			rules,
			complaint,
			{ handlers, away, keptFrom },
			loadWith,
			office.agency
		),
		units: office.agency.units.map(({ code, name }) => ({
			code,
			name,
			load: loadOf(loads, { unitCode: code }),
			officers: handlers
				.filter((one) => handlesFor(one, code))
				.map((one) => ({
					id: one.id,
					name: one.name,
					load: loadWith(one.id),
					leave: running.find(({ officerId }) => officerId === one.id) ?? null
				}))
		}))
	};
}
