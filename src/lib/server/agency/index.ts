// What other modules may use of the agency.

export {
	readAgency,
	type Agency,
	type Category,
	type Contact,
	type RegistryService,
	type ServiceGroup,
	type ServiceHours,
	type Unit,
	type Weekday
} from './agency.ts';
export {
	fillReplyTemplate,
	readReplyTemplates,
	type ReplyStep,
	type ReplyTemplate,
	type ReplyValues
} from './reply-templates.ts';
