import { createRequire } from 'node:module';
import type { Core } from '@strapi/strapi';
import { openEmbedded } from '../../database/embedded.mts';
import { withBootLock } from './boot-lock.mts';
import { applyFallbacks, loadEnv, makeMissingSecrets, requireEnv } from './env.mts';
import { DIST, ROOT } from './paths.mts';

// Strapi is there twice, as CommonJS and as ES modules; the compiled server uses the first, and errors of the one are
// no instances of the other's classes.
const require = createRequire(import.meta.url);

/** Loads the compiled server on `DATABASE_URL`, one process at a time. It does not listen yet. */
export async function loadStrapi(): Promise<Core.Strapi> {
  const { createStrapi } = require('@strapi/strapi') as typeof import('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: DIST });
  // Strapi's own handlers cut running requests off at once; shutdown.mts lets them finish.
  for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal);
  await withBootLock(process.env.DATABASE_URL ?? '', () => strapi.load());
  return strapi;
}

/**
 * Runs a command of one's own on the loaded server, without listening: on `DATABASE_URL`, or else on the embedded
 * database, which a running demo shares. Everything is closed again at the end.
 */
export async function withStrapi<T>(task: (strapi: Core.Strapi) => Promise<T>): Promise<T> {
  process.chdir(ROOT);
  loadEnv();
  makeMissingSecrets();
  const database = process.env.DATABASE_URL ? null : await openEmbedded({ shared: true });
  process.env.DATABASE_URL ??= database?.url;
  try {
    requireEnv(['DATABASE_URL']);
    applyFallbacks();
    const strapi = await loadStrapi();
    try {
      return await task(strapi);
    } finally {
      await strapi.destroy();
    }
  } finally {
    await database?.stop();
  }
}
