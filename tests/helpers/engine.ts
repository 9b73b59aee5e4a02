import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type Engine, Fault, Refused } from './engine-calls.mts';

const WORKER = path.resolve(__dirname, 'engine-worker.mts');
const READY_TIMEOUT_MS = 60_000;

interface Options {
  readonly databaseUrl: string;
  /** A copy of `dist/` that was changed, instead of the real one. */
  readonly dist?: string;
  readonly env?: Record<string, string>;
  /** Modules that Node loads first. */
  readonly preload?: readonly string[];
}

/** The engine in a process of its own. What is called there is answered here. */
export interface EngineProcess extends Engine {
  readonly pid: number;
  /** Whether the process still runs. */
  alive(): boolean;
  output(): string;
  stop(): Promise<void>;
  /** SIGKILL: nothing of ours runs any more; open calls are rejected with code `GONE`. */
  kill(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: { code: string; message: string; details?: Record<string, unknown> };
}

const revive = ({ code, message, details }: NonNullable<Answer['error']>): Error =>
  details ? new Refused(code, message, details) : new Fault(code, message);

/** The calls that are under way in that process. */
function correspondence(child: ChildProcess, output: () => string) {
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 0;
  child.on('message', (message: Answer | 'ready') => {
    if (message === 'ready') return;
    const call = open.get(message.id);
    open.delete(message.id);
    if (message.error) call?.reject(revive(message.error));
    else call?.resolve(message.value as never);
  });
  child.once('exit', () => {
    const last = output().slice(-2000);
    for (const { reject } of open.values()) reject(new Fault('GONE', `The process is gone, saying:\n${last}`));
    open.clear();
  });
  return (name: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      next += 1;
      open.set(next, { resolve, reject });
      child.send({ id: next, name, args }, (error) => error && reject(new Fault('GONE', error.message)));
    });
}

function whenReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The engine process ${why}:\n${output()}`));
    const timer = setTimeout(() => fail('was not ready in time'), READY_TIMEOUT_MS);
    child.once('exit', (code, signal) => fail(`ended with ${signal ?? code}`));
    child.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export async function startEngine({ databaseUrl, dist, env, preload = [] }: Options): Promise<EngineProcess> {
  const child = spawn(process.execPath, [...preload.flatMap((file) => ['--import', file]), WORKER], {
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl, ...(dist && { RELAIS_TEST_DIST: dist }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const send = correspondence(child, () => printed);
  await whenReady(child, () => printed);

  const own = {
    pid: child.pid ?? 0,
    alive: () => child.exitCode === null && child.signalCode === null,
    output: () => printed,
    stop: async () => {
      if (child.connected) child.send('stop');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
  return new Proxy(own as EngineProcess, {
    get: (target, name: string) =>
      name in target || name === 'then' ? Reflect.get(target, name) : (...args: unknown[]) => send(name, args),
  });
}

/** Several on one database, as in production. */
export const startEngines = (count: number, options: Options): Promise<EngineProcess[]> =>
  Promise.all(Array.from({ length: count }, () => startEngine(options)));
