import fs from 'node:fs';
import { PANEL, SERVER, SITE } from './builds.mts';
import { startChild } from './children.mts';
import { applyFallbacks, loadEnv, makeMissingSecrets, requireEnv } from './env.mts';
import { describeFailure, Problem } from './problem.mts';
import { Stopped, stopped, stopSignal } from './signals.mts';

function requireBuilds(): void {
  const missing = [SERVER, PANEL, SITE].filter(({ output }) => !fs.existsSync(output)).map(({ name }) => name);
  if (missing.length > 0) throw new Problem(`Not built yet: ${missing.join(', ')}. Run "npm run build" first.`);
}

/** `npm start`: the API with the panel, and the site, until one of them ends or a signal stops both. */
async function start(signal: AbortSignal): Promise<void> {
  process.env.NODE_ENV ??= 'production';
  loadEnv();
  const made = makeMissingSecrets();
  if (made.length > 0)
    console.log(`Made ${made.join(', ')} in .env. Other machines of this installation need the same.`);
  requireEnv();
  applyFallbacks();
  requireBuilds();

  await using running = new AsyncDisposableStack();
  const api = await startChild({ name: 'API', file: 'src/cli/api.mts' }, signal);
  running.defer(api.stop);
  const site = await startChild({ name: 'site', file: 'src/cli/site.mts' }, signal);
  running.defer(site.stop);
  console.log(`Relais runs: API on port ${process.env.PORT}, site on port ${process.env.SITE_PORT}.`);
  throw new Problem(await Promise.race([api.ended, site.ended, stopped(signal)]));
}

try {
  await start(stopSignal());
} catch (error) {
  if (!(error instanceof Stopped)) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}
