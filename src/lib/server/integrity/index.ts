// The integrity zone (zona integritas): what is asked of the office, what the data says, what a person
// answers, and the evidence.

export { addIntegrityEvidence, answerQuestion, withdrawIntegrityEvidence } from './answer.ts';
export { evidenceBundle } from './bundle.ts';
export { addItem, type IntegrityItem, type NewItem, rewordItem, type Wording } from './items.ts';
export {
	INTEGRITY_EDITORS,
	INTEGRITY_HEADS,
	INTEGRITY_ROLES,
	mayAnswer,
	mayEdit
} from './policy.ts';
export { getIntegrityFile, type PlanEntry, planRows, readPlan } from './queries.ts';
