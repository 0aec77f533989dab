// What the rest of the program may know of officers.
export {
	type Account,
	type AccountEvent,
	listAccounts,
	listRequiredRoles,
	readAccount
} from './accounts.ts';
export { type AccountKeeper, type Actor, hasRole, SHELL, type StandIn } from './actor.ts';
export {
	addOfficer,
	changeOfficer,
	disableOfficer,
	enableOfficer,
	type PasswordHandover,
	type PasswordWay,
	removeSecondFactor,
	requireSecondFactor,
	resetPassword,
	showOfficerList
} from './administration.ts';
export {
	type Deputyship,
	endLeave,
	enterLeave,
	type Leave,
	listDeputyships,
	mayEnterLeaveOf,
	openLeave
} from './deputies.ts';
export {
	type Colleague,
	findActiveOfficer,
	listActiveOfficers,
	listColleagues,
	listHandlers,
	readPublicOfficerList
} from './directory.ts';
export { assertKeeper } from './administrators.ts';
export type { OfficerEventKind } from './events.ts';
export {
	createFirstAdministrator,
	createSetupLink,
	isSetupLinkOpen,
	PASSWORD_LINK_HOURS,
	readPasswordLink,
	setPasswordWithLink
} from './links.ts';
export { changePassword } from './own-password.ts';
export { SHORTEST_PASSWORD } from './passwords.ts';
export {
	confirmEnrolment,
	removeOwnSecondFactor,
	type SecondFactor,
	secondFactorOf,
	startEnrolment
} from './second-factor.ts';
export {
	authenticate,
	describeDevice,
	listSessions,
	type OpenSession,
	SESSION_COOKIE,
	sessionCookieOptions,
	signOut,
	signOutEverywhere
} from './sessions.ts';
export { passSecondFactor, signIn } from './sign-in.ts';
export { inPlaceOf, mayStandIn, standInsOn } from './stand-ins.ts';
