// Whether the programme works, by its four indicators.

export { type Board, type Indicators, readBoard } from './board.ts';
