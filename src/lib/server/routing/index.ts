// Routing: which unit usually handles what, as rules that suggest and never decide.

export { adviseOn } from './advice.ts';
export {
	addRule,
	changeRule,
	endRule,
	listEndedRules,
	listRules,
	mayKeepRules,
	openRule,
	seedRouting
} from './rules.ts';
export { conditionWords, inOrder, type RoutingRule } from './suggest.ts';
