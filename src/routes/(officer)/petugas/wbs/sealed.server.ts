// What the doors of the team's pages share.
import { hexOf } from '#lib/server/web/sealed-channel.ts';

export {
	hexOf,
	orRefusal,
	readSealed,
	sealedBytes,
	todayOf
} from '#lib/server/web/sealed-channel.ts';

/** How a member shows that they hold the report's key. */
export const heldKey = { report: hexOf(32), read: hexOf(64) };
