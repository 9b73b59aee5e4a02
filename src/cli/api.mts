import type { Core } from '@strapi/strapi';
import { applyFallbacks, loadEnv, requireEnv } from './env.mts';
import { ROOT } from './paths.mts';
import { describeFailure } from './problem.mts';
import { drain, onShutdown } from './shutdown.mts';
import { loadStrapi } from './strapi.mts';

/**
 * One API process, with the admin panel: loads, prepares, listens, and says "ready" to the launcher.
 * @param prepare runs between loading and listening
 */
export async function serveApi(prepare?: (strapi: Core.Strapi) => Promise<void>): Promise<void> {
  process.chdir(ROOT);
  loadEnv();
  requireEnv();
  applyFallbacks();
  const strapi = await loadStrapi();
  await prepare?.(strapi);
  await strapi.start();
  onShutdown(async () => {
    await drain(strapi.server.httpServer);
    await strapi.destroy();
  });
  process.send?.('ready');
}

if (import.meta.main) {
  try {
    await serveApi();
  } catch (error) {
    console.error(describeFailure(error));
    process.exit(1);
  }
}
