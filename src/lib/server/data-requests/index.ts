// Data-subject requests (UU 27/2022): residents take their data with them, have it corrected, or have
// it erased; and what keeps a complaint from being erased.

export { askCorrection, askErasure } from './ask.ts';
export { fulfilCorrection, fulfilErasure, type Identity, refuseDataRequest } from './decide.ts';
export { eraseTraces } from './erasure.ts';
export { ownDataDocument } from './export-document.ts';
export { exportOwnData, type OwnData } from './export.ts';
export { type ErasureHold, holdComplaint, listHolds, releaseComplaint } from './holds.ts';
export {
	countDataRequests,
	type DataRequest,
	type DataRequestDetail,
	type DataRequestRow,
	dataRequestsOf,
	getDataRequest,
	identityOf,
	listDataRequests
} from './queries.ts';
