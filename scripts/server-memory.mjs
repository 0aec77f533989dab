// How the server's process deals with memory, wherever it is started: for people, tests, benchmarks.
// What it brought is in docs/benchmarks.md ("The sealed channel").

/**
 * Arguments of Node. V8 collects garbage when memory has grown by half since the last time; by itself it
 * waits for several times as much, which is most of what it then holds. And young objects get 16 MiB
 * three times, not 64.
 */
export const NODE_FLAGS = ['--heap-growing-percent=50', '--max-semi-space-size=16'];

/**
 * Settings of glibc, which other systems ignore: it keeps an arena per thread, and what was freed of
 * large blocks (from these sizes on, bytes) for more like them. Image work would hold on to a hundred
 * megabytes.
 */
export const MALLOC_ENV = {
	MALLOC_ARENA_MAX: '2',
	MALLOC_MMAP_THRESHOLD_: '131072',
	MALLOC_TRIM_THRESHOLD_: '131072'
};
