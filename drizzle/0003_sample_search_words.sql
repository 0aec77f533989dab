-- The list of complaints is either walked from the newest, or, for rare words, found through the
-- index of words. Which is cheaper hangs on how often a word occurs; with the usual sample PostgreSQL
-- knows about a thousand words and takes every other one for frequent (docs/benchmarks.md).
ALTER TABLE complaints ALTER COLUMN search_roots SET STATISTICS 500;
