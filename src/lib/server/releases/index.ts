// Releases (terbitan): the figures that were published, frozen month by month.

export { releaseCsv } from './csv.ts';
export { releaseFigures } from './make.ts';
export type { Observation, ReleaseDocument } from './observations.ts';
export { listReleases, readMonths, readRelease, type ReleaseEntry } from './read.ts';
