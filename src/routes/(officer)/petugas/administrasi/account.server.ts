// What the pages about one account do alike: open it, carry out one step, say where links lead.
import { type ActionFailure, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { countCasesOf, type Receiver } from '#lib/server/complaints/index.ts';
import {
	type Account,
	type AccountEvent,
	type Actor,
	listHandlers,
	PASSWORD_LINK_HOURS,
	type PasswordHandover,
	readAccount
} from '#lib/server/officers/index.ts';
import {
	type FormFailure,
	orErrorPage,
	type PostedForm,
	readPostedForm,
	refuse
} from '#lib/server/web/forms.ts';

/** A request below an account's page. */
type AccountEventRequest = RequestEvent<{ id: string }>;

/** A link that sets a password, in the answer that shows it once. */
export interface ShownLink {
	name: string;
	username: string;
	link: string;
	hours: number;
}

/**
 * @param event the request
 * @param actor the administrator
 * @throws an error page: 404 for an id that no account has
 */
export function openAccount(
	event: AccountEventRequest,
	actor: Actor
): Promise<{ account: Account; history: AccountEvent[] }> {
	return orErrorPage(readAccount(event.locals.db, actor, event.params.id));
}

/** Opens the page of a step. */
export async function openStep(event: AccountEventRequest, actor: Actor) {
	const { account } = await openAccount(event, actor);
	const { id, name, username } = account;
	return { account: { id, name, username }, unitCode: account.unitCode, own: id === actor.id };
}

/**
 * Carries out one step and leads back to the account.
 * @param event the request
 * @param actor the administrator
 * @param step the word for it, which the account's page answers with a sentence
 * @param command what to do
 * @returns a failure for the page; success is thrown as a redirect
 */
export async function takeStep(
	event: AccountEventRequest,
	actor: Actor,
	step: string,
	command: (officerId: string, posted: PostedForm) => Promise<void>
): Promise<ActionFailure<FormFailure>> {
	const posted = await readPostedForm(event);
	const { account } = await openAccount(event, actor);
	try {
		await command(account.id, posted);
	} catch (error) {
		return refuse(error, posted);
	}
	redirect(303, `/petugas/administrasi/${account.id}?selesai=${step}`);
}

/**
 * @param event whose site the link leads to
 * @param owner who sets a password with it
 * @param handover from the command
 */
export function shownLink(
	{ url }: RequestEvent,
	{ name, username }: Pick<Account, 'name' | 'username'>,
	handover: PasswordHandover
): ShownLink {
	const key = handover.way === 'link' ? handover.token : '';
	const link = `${url.origin}/petugas/atur-sandi?kunci=${key}`;
	return { name, username, link, hours: PASSWORD_LINK_HOURS };
}

/**
 * What would be left behind, and who could take it.
 * @param event the request
 * @param actor the administrator
 * @param account whose cases
 * @returns how many open cases lie with them, as far as the administrator may count, and the
 *   colleagues of their unit
 */
export async function handOverChoices(
	{ locals }: AccountEventRequest,
	actor: Actor,
	{ id, unitCode }: Pick<Account, 'id' | 'unitCode'>
) {
	const handlers = await listHandlers(locals.db);
	return {
		cases: await orErrorPage(countCasesOf(locals, actor, id)),
		receivers: handlers
			.filter((one) => one.id !== id && unitCode !== null && one.unitCode === unitCode)
			.map(({ id: value, name }) => ({ value, label: name }))
	};
}

/** @param posted a form with the field `serahkan` @returns to whom the cases go */
export function receiverIn({ values }: PostedForm): Receiver {
	return { officerId: values.serahkan || null };
}

/** Keeps the ticked roles, of which a form's values hold only the first. */
export function withRoles(failure: ActionFailure<FormFailure>, { data }: PostedForm) {
	return fail(failure.status, { ...failure.data, chosen: data.getAll('peran').map(String) });
}
