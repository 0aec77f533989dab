// Retention: after how long a complaint that has ended loses its person, once the head has confirmed it.

export { listRetentionDone, previewRetention, type Preview, runRetention } from './run.ts';
export { readSchedule, type RetentionRule, seedRetention, setRetentionRule } from './rules.ts';
