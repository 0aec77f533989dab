// A page in a browser that is slowed down and otherwise left alone. Playwright listens to every request,
// for which a page of its own copies all that it sends: a quarter of a second for half a megabyte on a
// processor slowed six times. Real phones have nobody listening.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';

/** An open page. */
export interface Phone {
	/** @param script evaluated in the page @returns its value, awaited; must be JSON */
	evaluate<T>(script: string): Promise<T>;
	/** Chooses a file in a field. @param selector of the field @param file path */
	choose(selector: string, file: string): Promise<void>;
	/** Waits until a script is true in the page. @throws after five minutes */
	until(script: string): Promise<void>;
	/**
	 * Listens to what the page's thread does from now on. What else the machine does makes a task last
	 * longer, but not more work.
	 * @returns a function that ends it, with the processor time of the longest task, milliseconds
	 */
	listen(): Promise<() => Promise<number>>;
	close(): Promise<void>;
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<never>;

/** Of a browser's trace; times in microseconds. */
interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	dur?: number;
	tdur?: number;
	args: { name?: string };
}

interface Debugger {
	send: Send;
	/** Told of everything that the browser says unasked. */
	onEvent: (listener: (method: string, params: { value: TraceEvent[] }) => void) => void;
}

/** @param address to open @param slower how many times slower than this machine */
export async function openPhone(address: string, slower: number): Promise<Phone> {
	const executablePath = findOrInstallChromium();
	if (!executablePath) throw new Error('no Chromium');
	const profile = mkdtempSync(path.join(tmpdir(), 'tanggap-phone-'));
	const flags = ['--no-sandbox', '--headless', '--disable-background-networking', '--no-first-run'];
	const browser = spawn(
		executablePath,
		[...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=360,740'],
		{ stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const { send, onEvent } = await connect(await addressIn(browser.stderr));
	const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
	const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
	const ask: Send = (method, params) => send(method, params, sessionId);
	const evaluate = async <T>(expression: string): Promise<T> => {
		const options = { expression, awaitPromise: true, returnByValue: true };
		const { result, exceptionDetails }: Evaluated<T> = await ask('Runtime.evaluate', options);
		if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
		return result.value;
	};
	const until = async (script: string) => {
		const end = performance.now() + 300_000;
		while (!(await evaluate<boolean>(`Boolean(${script})`))) {
			if (performance.now() > end) throw new Error(`never true: ${script}`);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	};
	await ask('Emulation.setCPUThrottlingRate', { rate: slower });
	await ask('Page.navigate', { url: address });
	await until(`location.href !== 'about:blank' && document.readyState === 'complete'`);
	return {
		evaluate,
		until,
		choose: async (selector, file) => {
			const { root }: { root: { nodeId: number } } = await ask('DOM.getDocument');
			const found: { nodeId: number } = await ask('DOM.querySelector', {
				nodeId: root.nodeId,
				selector
			});
			await ask('DOM.setFileInputFiles', { files: [file], nodeId: found.nodeId });
			// Whatever listens to the page's elements would slow it, too.
			await ask('DOM.disable');
		},
		listen: async () => {
			const events: TraceEvent[] = [];
			const ended = new Promise<void>((resolve) => {
				onEvent((method, { value }) => {
					if (method === 'Tracing.dataCollected') events.push(...value);
					if (method === 'Tracing.tracingComplete') resolve();
				});
			});
			const traceConfig = { includedCategories: ['disabled-by-default-devtools.timeline'] };
			await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
			return async () => {
				await send('Tracing.end');
				await ended;
				return longestTask(events);
			};
		},
		close: async () => {
			const ended = once(browser, 'exit');
			// By itself: some systems start it through a shell, which a signal would end alone. It may end
			// without an answer.
			void send('Browser.close');
			await ended;
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

function longestTask(events: readonly TraceEvent[]): number {
	const threads = events
		.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
		.map(({ pid, tid }) => `${pid} ${tid}`);
	const times = events
		.filter(({ name, pid, tid }) => name === 'RunTask' && threads.includes(`${pid} ${tid}`))
		.map(({ tdur = 0 }) => tdur / 1000);
	if (times.length === 0) throw new Error('the trace holds no task');
	return Math.max(...times);
}

interface Evaluated<T> {
	result: { value: T };
	exceptionDetails?: unknown;
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
	let printed = '';
	for await (const chunk of output) {
		printed += String(chunk);
		const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
		if (address) return address;
	}
	throw new Error(`the browser did not start: ${printed}`);
}

async function connect(address: string): Promise<Debugger> {
	const socket = new WebSocket(address);
	await once(socket, 'open');
	const waiting = new Map<number, (answer: { result?: never; error?: object }) => void>();
	const listeners: Parameters<Debugger['onEvent']>[0][] = [];
	let last = 0;
	socket.addEventListener('message', ({ data }) => {
		const { id, method, params, ...answer } = JSON.parse(String(data)) as {
			id?: number;
			method?: string;
			params: { value: TraceEvent[] };
			result?: never;
			error?: object;
		};
		if (method) for (const listener of listeners) listener(method, params);
		if (id === undefined) return;
		waiting.get(id)?.(answer);
		waiting.delete(id);
	});
	return {
		onEvent: (listener) => listeners.push(listener),
		send: (method, params = {}, sessionId) =>
			new Promise((resolve, reject) => {
				const id = ++last;
				waiting.set(id, ({ result, error }) => {
					if (error) reject(new Error(`${method}: ${JSON.stringify(error)}`));
					else resolve(result as never);
				});
				socket.send(JSON.stringify({ id, method, params, sessionId }));
			})
	};
}
