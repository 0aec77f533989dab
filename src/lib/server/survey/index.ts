// The satisfaction survey (SKM): asking, counting, publishing.
export {
	answerAfterComplaint,
	answerAtTablet,
	type Answers,
	answerWithSlip,
	enterSheets,
	mayAnswerAfter,
	type Sheet
} from './answer.ts';
export { breakdownsOf } from './breakdowns.ts';
export { SMALLEST_GROUP } from './hiding.ts';
export { surveyPeriod } from './periods.ts';
export {
	COMMENT_READERS,
	onlyKecamatanOf,
	SURVEY_KEEPERS,
	SURVEY_PUBLISHERS,
	SURVEY_ROLES
} from './policy.ts';
export type { FrozenFigures } from './schema.ts';
export { readSurveyQuestions } from './questions.ts';
export { listPublished, type Published, publishPeriod, setPopulation } from './publish.ts';
export { publicationDocument } from './report-document.ts';
export {
	COMMENTS_SHOWN,
	listComments,
	listPeriods,
	readResults,
	removeComment
} from './results.ts';
export { elementIndexOf, indexOf, sampleWanted, type Tally, worstFirst } from './scoring.ts';
export { sheetsDocument } from './sheets-document.ts';
export { listBatches, MOST_SLIPS, printSlips, readBatch, SLIP_DAYS } from './slips.ts';
export { isTabletOpen, tabletCode } from './tablet.ts';
