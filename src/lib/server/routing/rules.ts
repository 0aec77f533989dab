// The rules in the database: those that ship, and what the head or an administrator makes of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import type { Agency } from '../agency/index.ts';
import { type Context, handlesFor } from '../complaints/index.ts';
import { type Actor, findActiveOfficer, hasRole } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { routingRules } from './schema.ts';
import type { RoutingRule } from './suggest.ts';

/** What a rule says; null is "any". */
export type RuleInput = Pick<
	RoutingRule,
	| 'serviceCode'
	| 'categoryCode'
	| 'class'
	| 'serviceGroup'
	| 'unitCode'
	| 'officerId'
	| 'priority'
	| 'note'
>;

interface SeedRule {
	service?: string;
	category?: string;
	unit: string;
	priority: number;
	note?: string;
}

const HISTORY_LENGTH = 50;

/**
 * Puts the rules that ship with the product into a database that never had one, as far as the
 * office has such units, services and categories. Nobody has confirmed them.
 * @param db connection
 * @param rootDir folder that holds drizzle/
 * @param agency the office
 * @param now from when they hold
 */
export async function seedRouting(
	db: Db,
	rootDir: string,
	{ units, services, categories }: Agency,
	now: Date
): Promise<void> {
	if ((await db.$count(routingRules)) > 0) return;
	const file = path.join(rootDir, 'drizzle/seed/reference/routing-rules.json');
	const has = (list: readonly { code: string }[], code?: string) =>
		code === undefined || list.some((item) => item.code === code);
	const rules = (JSON.parse(readFileSync(file, 'utf8')) as SeedRule[]).filter(
		({ unit, service, category }) =>
			has(units, unit) && has(services, service) && has(categories, category)
	);
	if (rules.length === 0) return;
	await db.insert(routingRules).values(
		rules.map(({ service, category, unit, priority, note }) => ({
			id: newId(),
			serviceCode: service ?? null,
			categoryCode: category ?? null,
			unitCode: unit,
			priority,
			note: note ?? '',
			confirmed: false,
			effectiveFrom: now
		}))
	);
}

/** @param db connection @returns the rules in force */
export async function listRules(db: Db): Promise<RoutingRule[]> {
	return db.select().from(routingRules).where(isNull(routingRules.endedAt));
}

/** @param db connection @returns the latest fifty that were in force */
export async function listEndedRules(db: Db): Promise<RoutingRule[]> {
	return db
		.select()
		.from(routingRules)
		.where(isNotNull(routingRules.endedAt))
		.orderBy(desc(routingRules.endedAt), desc(routingRules.id))
		.limit(HISTORY_LENGTH);
}

/** @returns whether they may change rules: the head, or an administrator */
export function mayKeepRules(actor: Actor): boolean {
	return hasRole(actor, 'head', 'administrator');
}

/** @returns a rule in force @throws DomainError not_found, not_allowed */
export async function openRule(db: Db, actor: Actor, id: string): Promise<RoutingRule> {
	assertKeeper(actor);
	const open = and(eq(routingRules.id, isUuid(id) ? id : newId()), isNull(routingRules.endedAt));
	const [rule] = await db.select().from(routingRules).where(open);
	if (!rule) throw new DomainError('not_found', 'no such rule in force');
	return rule;
}

/**
 * Adds a rule; whoever adds it has confirmed it.
 * @throws DomainError not_allowed, invalid_input with a sentence for the field
 */
export async function addRule(
	context: Context,
	actor: Actor,
	input: RuleInput,
	now: Date
): Promise<void> {
	assertKeeper(actor);
	await assertGoodRule(context, input);
	await context.db.insert(routingRules).values(newRow(actor, input, now));
}

/**
 * Ends a rule and puts another in its place.
 * @throws DomainError not_allowed, invalid_input; conflict when somebody ended it in between
 */
export async function changeRule(
	context: Context,
	actor: Actor,
	id: string,
	input: RuleInput,
	now: Date
): Promise<void> {
	assertKeeper(actor);
	await assertGoodRule(context, input);
	await context.db.transaction(async (tx) => {
		await end(tx as unknown as Db, actor, id, now);
		await tx.insert(routingRules).values(newRow(actor, input, now));
	});
}

/** Ends a rule. @throws DomainError not_allowed; conflict when somebody ended it in between */
export async function endRule(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	id: string,
	now: Date
): Promise<void> {
	assertKeeper(actor);
	await end(db, actor, id, now);
}

async function end(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
	const ended = await db
		.update(routingRules)
		.set({ endedAt: now, endedBy: actor.id })
		.where(and(eq(routingRules.id, isUuid(id) ? id : newId()), isNull(routingRules.endedAt)))
		.returning({ id: routingRules.id });
	if (ended.length === 0) {
		throw new DomainError('conflict', 'the rule is not in force any more', {
			fields: {
				'': 'Aturan ini baru saja diubah orang lain. Buka lagi daftarnya, lalu periksa dulu.'
			}
		});
	}
}

function newRow(actor: Actor, input: RuleInput, now: Date): typeof routingRules.$inferInsert {
	return { ...input, id: newId(), confirmed: true, effectiveFrom: now, enteredBy: actor.id };
}

function assertKeeper(actor: Actor): void {
	if (!mayKeepRules(actor)) throw new DomainError('not_allowed', 'rules are for the head');
}

async function assertGoodRule({ db, office }: Context, input: RuleInput): Promise<void> {
	const { units, services, categories, serviceGroups } = office.agency;
	const fields: Record<string, string> = {};
	const has = (list: readonly { code: string }[], code: string | null) =>
		code === null || list.some((item) => item.code === code);
	if (!has(units, input.unitCode)) fields.unit = 'Pilih unit dari daftar.';
	if (!has(services, input.serviceCode)) fields.layanan = 'Pilih layanan dari daftar.';
	if (!has(categories, input.categoryCode)) fields.kategori = 'Pilih masalah dari daftar.';
	if (input.serviceGroup && !serviceGroups.some(({ id }) => id === input.serviceGroup)) {
		fields.kelompok = 'Pilih kelompok dari daftar.';
	}
	if (input.officerId) {
		const officer = await findActiveOfficer(db, input.officerId);
		if (!officer || !handlesFor(officer, input.unitCode)) {
			fields.petugas = 'Pilih petugas yang bertugas di unit itu.';
		}
	}
	if (Object.keys(fields).length > 0) {
		throw new DomainError('invalid_input', 'the rule is not complete', { fields });
	}
}
