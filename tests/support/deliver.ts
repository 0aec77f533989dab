// A process that does nothing but deliver: what every server does beside answering requests. Its
// claims are short, so that nobody waits two minutes for those of one that was killed.
import process from 'node:process';
import { startDispatcher } from '../../src/lib/server/notifications/index.ts';
import { openRuntime } from '../../src/lib/server/web/runtime.ts';

const { db, office, channels, close, config } = await openRuntime();
const dispatcher = startDispatcher({
	channels,
	contextAt: async (now) => ({ db, office: await office(now) }),
	origin: config.origin,
	claimMs: 3000,
	restMs: 100
});
process.once('SIGTERM', () => {
	void dispatcher
		.stop()
		.then(close)
		.then(() => process.exit(0));
});
