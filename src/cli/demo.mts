import fs from 'node:fs';
import path from 'node:path';
import { type Build, isStale, PANEL, runBuild, SERVER, SITE } from './builds.mts';
import { type Child, startChild } from './children.mts';
import { openDemoDatabase } from './demo/database.mts';
import { checkMachine } from './demo/machine.mts';
import { note, step } from './demo/progress.mts';
import { choosePorts, MAIL_FOLDER, prepareSettings } from './demo/settings.mts';
import { summary } from './demo/summary.mts';
import { CACHE } from './paths.mts';
import { describeFailure, Problem } from './problem.mts';
import { stopped, stopSignal } from './signals.mts';

const LOGS = path.join(CACHE, 'logs');

async function build(target: Build, signal: AbortSignal): Promise<void> {
  if (!isStale(target)) return note(`${target.name}: built already`);
  await step(
    `Building the ${target.name}`,
    () => runBuild(target, signal),
    () => 'done',
  );
}

/** Side by side; when one fails the others are stopped rather than left behind. */
async function buildTogether(targets: Build[], signal: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const attempts = targets.map((target) => build(target, either).catch((error) => failed.abort(error)));
  await Promise.all(attempts);
  either.throwIfAborted();
}

interface Part {
  title: string;
  name: string;
  file: string;
  address?: string;
  env?: NodeJS.ProcessEnv;
}

/** One of the demo's processes; it is stopped with the others, in the reverse order of their starting. */
async function startPart(part: Part, running: AsyncDisposableStack, signal: AbortSignal): Promise<Child> {
  const { title, name, file, env } = part;
  const logFile = path.join(LOGS, `${name.replaceAll(' ', '-').toLowerCase()}.log`);
  const onMessage = (message: unknown) => {
    if (typeof message === 'object' && message && 'seeded' in message) {
      note(`Demo data: there (${(Number(message.seeded) / 1000).toFixed(1)} s)`);
    }
  };
  const start = () => startChild({ name, file, env, logFile, onMessage }, signal);
  const child = await step(title, start, () => part.address ?? 'running');
  running.defer(child.stop);
  return child;
}

async function demo(reset: boolean, signal: AbortSignal): Promise<void> {
  const begun = Date.now();
  console.log('Starting the Relais demo');
  await step('Machine', checkMachine, (found) => found);
  await step('Settings', prepareSettings, (found) => found);

  await using running = new AsyncDisposableStack();
  running.defer(async () => console.log('Stopped.'));
  const database = await step(
    'PostgreSQL',
    () => openDemoDatabase(reset),
    ({ address }) => address,
  );
  running.defer(database.stop);
  process.env.DATABASE_URL = database.url;
  await step('Ports', choosePorts, (ports) => ports);
  if (reset) fs.rmSync(MAIL_FOLDER, { recursive: true, force: true });

  signal.throwIfAborted();
  await build(SERVER, signal);
  await buildTogether([PANEL, SITE], signal);

  const { PUBLIC_URL, SITE_URL, MAIL_PORT } = process.env;
  const parts: Part[] = [
    {
      title: 'Mail catcher',
      name: 'mail catcher',
      file: 'src/cli/demo/mail.mts',
      address: `http://localhost:${MAIL_PORT}`,
    },
    { title: 'Demo data, API and admin panel', name: 'API', file: 'src/cli/demo/api.mts', address: PUBLIC_URL },
    { title: 'Site', name: 'site', file: 'src/cli/site.mts', address: SITE_URL, env: { NODE_ENV: 'production' } },
  ];
  const children: Child[] = [];
  for (const part of parts) children.push(await startPart(part, running, signal));

  console.log(summary(database.address, LOGS, Date.now() - begun));
  throw new Problem(await Promise.race([stopped(signal), ...children.map(({ ended }) => ended)]));
}

const signal = stopSignal();
signal.addEventListener('abort', () => console.log('\nStopping ...'), { once: true });
try {
  await demo(process.argv.includes('--reset'), signal);
} catch (error) {
  if (!signal.aborted) {
    console.error(`\n${describeFailure(error)}`);
    process.exitCode = 1;
  }
}
