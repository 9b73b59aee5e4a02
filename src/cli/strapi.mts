import { createRequire } from 'node:module';
import type { Core } from '@strapi/strapi';
import { type EmbeddedDatabase, openEmbedded } from '../../database/embedded.mts';
import { withBootLock } from './boot-lock.mts';
import { applyFallbacks, loadEnv, makeMissingSecrets, requireEnv } from './env.mts';
import { DEMO_ADDRESSES, DIST, ROOT } from './paths.mts';
import { Problem } from './problem.mts';

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

/** The embedded database, with the addresses that the demo on it was given. */
async function joinDemo(): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ shared: true });
  loadEnv(DEMO_ADDRESSES);
  process.env.DATABASE_URL = database.url;
  process.env.PUBLIC_URL ??= 'http://localhost:1337';
  process.env.SITE_URL ??= 'http://localhost:4321';
  process.env.SMTP_URL ??= 'smtp://127.0.0.1:1025';
  process.env.MAIL_FROM ??= 'Relais <relais@relais.test>';
  return database;
}

async function runJoined<T>(task: (strapi: Core.Strapi) => Promise<T>): Promise<T> {
  const database = process.env.DATABASE_URL ? null : await joinDemo();
  try {
    requireEnv();
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

/**
 * Runs a command of one's own on the loaded server, without listening: on `DATABASE_URL`, or else on the embedded
 * database, which a running demo shares. Everything is closed again at the end; what a person can put right ends the
 * command with its words alone.
 */
export async function withStrapi<T>(task: (strapi: Core.Strapi) => Promise<T>): Promise<T> {
  process.chdir(ROOT);
  loadEnv();
  makeMissingSecrets();
  process.env.LOG_LEVEL ??= 'warn';
  applyFallbacks();
  try {
    return await runJoined(task);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
