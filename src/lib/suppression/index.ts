// What may be published of counts without telling of single people.

export { type CoarseShare, coarseShare } from './share.ts';
export {
	type Cell,
	type CellState,
	type Decided,
	isSmall,
	SMALLEST_SHOWN,
	suppress
} from './network.ts';
