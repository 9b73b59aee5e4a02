import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.mts';
import { Problem } from './problem.mts';
import { stopped } from './signals.mts';

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const LAST_LINES = 15;

interface Plan {
  name: string;
  /** The program, from the root of the workspace. */
  file: string;
  env?: NodeJS.ProcessEnv;
  /** Where its output goes; ours when left out. */
  logFile?: string;
  /** Hears every message before "ready". */
  onMessage?: (message: unknown) => void;
}

export interface Child {
  name: string;
  /** Settles when the process ends for whatever reason, with the words for it. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

function words(name: string, code: number | null, signal: string | null, logFile?: string): string {
  const how = `The ${name} ended with ${signal ?? `code ${code}`}`;
  if (!logFile) return `${how}.`;
  const lines = fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
  return `${how}. The end of ${logFile}:\n${lines.join('\n')}`;
}

function spawnChild({ file, env, logFile }: Plan): ChildProcess {
  if (logFile) fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const output = logFile ? fs.openSync(logFile, 'w') : 'inherit';
  const child = spawn(process.execPath, [path.join(ROOT, file)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // Its own process group: Ctrl-C in a terminal reaches the launcher alone, which stops its children in order.
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (typeof output === 'number') fs.closeSync(output);
  return child;
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Asks the process to stop, and ends its whole group when it has not in time. */
async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (!isRunning(child) || child.pid === undefined) return;
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  if (isRunning(child)) process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/**
 * Starts one of our programs and waits until it says that it is ready.
 * @throws Problem with its last lines when it ends or stays silent; what `signal` says when that comes first
 */
export async function startChild(plan: Plan, signal: AbortSignal): Promise<Child> {
  const child = spawnChild(plan);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`The ${plan.name} could not be started: ${error.message}`));
    child.once('exit', (code, name) => resolve(words(plan.name, code, name, plan.logFile)));
  });
  const ready = new Promise<'ready'>((resolve) => {
    child.on('message', (message) => (message === 'ready' ? resolve(message) : plan.onMessage?.(message)));
  });
  const late = sleep(READY_TIMEOUT_MS, `The ${plan.name} was not ready within ${READY_TIMEOUT_MS / 1000} s.`, {
    ref: false,
  });
  const stop = () => stopChild(child, ended);
  try {
    const outcome = await Promise.race([ready, ended, late, stopped(signal)]);
    if (outcome !== 'ready') throw new Problem(outcome);
    return { name: plan.name, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
