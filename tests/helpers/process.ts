import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { anyFreePort } from '../../src/cli/ports.mts';

const ROOT = path.resolve(__dirname, '../..');
const READY_TIMEOUT_MS = 60_000;

export interface ServerProcess {
  /** Where it listens, like `http://127.0.0.1:40001`. */
  url: string;
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** A polite stop; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no code of ours runs any more. */
  kill(): Promise<void>;
}

function whenReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in time:\n${output()}`)), READY_TIMEOUT_MS);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`Ended with ${signal ?? code} before it was ready:\n${output()}`));
    });
    child.on('message', (message) => {
      if (message !== 'ready') return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Starts one of the workspace's programs and waits for its "ready". */
export async function startProcess(file: string, url: string, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.join(ROOT, file)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  try {
    await whenReady(child, () => printed);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

interface ApiOptions {
  databaseUrl: string;
  env?: NodeJS.ProcessEnv;
}

/** One API process on that database, on a port of its own. */
export async function startApi({ databaseUrl, env }: ApiOptions): Promise<ServerProcess> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  return startProcess('src/cli/api.mts', url, {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: url,
    ...env,
  });
}

/** Several at once, as after a deployment: they boot in turn by themselves. */
export async function startApis(count: number, options: ApiOptions): Promise<ServerProcess[]> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => startApi(options)));
  const processes = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = started.find((result) => result.status === 'rejected');
  if (!failed) return processes;
  await Promise.all(processes.map((process) => process.kill()));
  throw failed.reason;
}
