// What other modules may use of the guides.

export { abbreviationsIn } from './abbreviations.ts';
export { agendaOf, momentOf } from './agenda.ts';
export { type CheckedAgainst } from './check.ts';
export { permanentId } from './head.ts';
export { publicPages } from './links.ts';
export { readLibrary } from './library.ts';
export { listRecordingPlaces, mayTellOf, tellRecordingPlace } from './recording-places.ts';
export { datesToCome, overdueReviews, reportOn } from './report.ts';
export { callStepUnclear, countUnclearSteps, type UnclearCount } from './unclear-steps.ts';
export { readVoices, type Voice } from './voices.ts';
