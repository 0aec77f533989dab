// What the browser tests find from weeks ago, as nothing in a browser can wait for it: a complaint
// whose verification is late, and a finding that was acted on long enough ago to be measured.
import { fileComplaint, type Context } from '../../src/lib/server/complaints/index.ts';
import { localDate } from '../../src/lib/server/deadlines/index.ts';
import { addAction, createFinding, reportActionDone } from '../../src/lib/server/findings/index.ts';
import type { Actor } from '../../src/lib/server/officers/index.ts';
import { LATE_NARRATIVE, MEASURED_CAUSE } from './people.ts';

const DAY_MS = 86_400_000;

/**
 * @param context the office of the tests
 * @param head who makes findings
 * @param handler who did what was planned
 * @param now when the tests begin
 */
export async function seedPast(
	context: Context,
	head: Actor,
	handler: Actor,
	now: Date
): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
	const nobody = { reporterName: null, reporterPhone: null, reporterEmail: null };
	const filing = {
		...nobody,
		type: 'complaint',
		serviceCode: 'KK',
		categoryCode: context.office.agency.categories[0]?.code ?? '',
		narrative: LATE_NARRATIVE,
		incidentDate: null,
		kecamatanCode: '16.06.09',
		desaCode: null,
		nameHidden: false,
		confidential: false,
		key: crypto.randomUUID()
	} as const;
	// Three working days are over, whatever holidays lie between.
	await fileComplaint(context, filing, [], null, ago(21));

	const group = { serviceCode: 'KK', categoryCode: null, kecamatanCode: null, complaints: [] };
	const id = await createFinding(context, head, { ...group, cause: MEASURED_CAUSE }, ago(40));
	const action = {
		what: 'Cetak tiap hari, berdua dengan giliran.',
		unitCode: handler.unitCode,
		officerId: null,
		dueDate: localDate(context.office.calendar, ago(30)),
		budgetLine: null,
		planRow: null
	};
	const planned = await addAction(context, head, id, action, ago(40));
	const document = 'Jadwal giliran cetak, di papan pengumuman unit';
	const evidence = { title: 'Jadwal giliran', files: [], complaint: null, document };
	const done = { note: 'Giliran berjalan.', lateReason: null, evidence };
	await reportActionDone(context, handler, id, planned, done, ago(35));
}
