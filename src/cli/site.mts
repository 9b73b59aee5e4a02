import fs from 'node:fs';
import type { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { applyFallbacks, loadEnv } from './env.mts';
import { SITE_ENTRY } from './paths.mts';
import { describeFailure, Problem } from './problem.mts';
import { drain, onShutdown } from './shutdown.mts';

interface SiteEntry {
  startServer(): { server: { server: Server } };
}

/** The built site. It reads HOST and PORT, which are the API's in the rest of the environment. */
async function serveSite(): Promise<void> {
  loadEnv();
  applyFallbacks();
  process.env.API_URL ??= `http://127.0.0.1:${process.env.PORT}`;
  process.env.PORT = process.env.SITE_PORT;
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  if (!fs.existsSync(SITE_ENTRY)) throw new Problem('The site is not built. Run "npm run build" first.');

  const { startServer } = (await import(pathToFileURL(SITE_ENTRY).href)) as SiteEntry;
  const { server } = startServer().server;
  server.once('error', (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  });
  server.once('listening', () => process.send?.('ready'));
  onShutdown(() => drain(server));
}

try {
  await serveSite();
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
