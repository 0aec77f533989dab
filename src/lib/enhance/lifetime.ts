// How long anything of a resident may stay on a device that others may use too.

/** Seven days, in milliseconds. */
export const LIFETIME_MS = 7 * 86_400_000;
