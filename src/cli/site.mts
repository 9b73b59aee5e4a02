import fs from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import { applyFallbacks, loadEnv } from './env.mts';
import { SITE_ENTRY } from './paths.mts';
import { describeFailure, Problem } from './problem.mts';
import { drain, onShutdown } from './shutdown.mts';

interface SiteEntry {
  /** Pages, and files from the folder of the build. */
  handler: RequestListener;
}

/**
 * Everything goes out compressed: the site must be light on a slow line without a proxy in front of it too. (Typed for
 * Express, it asks for no more than Node gives.)
 */
const compress = compression() as unknown as (...args: [...Parameters<RequestListener>, next: () => void]) => void;

/** The built site. It reads HOST and PORT, which are the API's in the rest of the environment. */
async function serveSite(): Promise<void> {
  loadEnv();
  applyFallbacks();
  process.env.API_URL ??= `http://127.0.0.1:${process.env.PORT}`;
  process.env.PORT = process.env.SITE_PORT;
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  if (!fs.existsSync(SITE_ENTRY)) throw new Problem('The site is not built. Run "npm run build" first.');

  const { handler } = (await import(pathToFileURL(SITE_ENTRY).href)) as SiteEntry;
  const server = createServer((req, res) => compress(req, res, () => handler(req, res)));
  server.once('error', (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  });
  server.once('listening', () => process.send?.('ready'));
  onShutdown(() => drain(server));
  server.listen(Number(process.env.PORT), process.env.HOST);
}

try {
  await serveSite();
} catch (error) {
  console.error(describeFailure(error));
  process.exit(1);
}
