import path from 'node:path';
import { type Core, createStrapi } from '@strapi/strapi';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createDatabase, dropDatabase } from './database';

const ROOT = path.resolve(__dirname, '../..');

export interface App {
  strapi: Core.Strapi;
  /** Requests to the whole server, from the HTTP parser on. */
  http: TestAgent;
  databaseUrl: string;
  stop(): Promise<void>;
}

interface Options {
  /** Variables that differ from those of tests/helpers/setup.mjs, such as `SMTP_URL`. */
  env?: Record<string, string>;
  /** An existing database, which then also outlives the app. */
  databaseUrl?: string;
  /** Where it listens, for what must know that before; any free port when left out. */
  port?: number;
}

/** The compiled server in this process, on a fresh copy of the prepared database. One at a time. */
export async function startApp({ env = {}, databaseUrl, port = 0 }: Options = {}): Promise<App> {
  const url = databaseUrl ?? (await createDatabase());
  const before = { ...process.env };
  Object.assign(process.env, env, { DATABASE_URL: url });
  const app = createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist') });
  await app.load();
  app.server.mount();
  await new Promise<void>((resolve) => app.server.httpServer.listen(port, '127.0.0.1', resolve));
  return {
    strapi: app,
    http: supertest(app.server.httpServer),
    databaseUrl: url,
    stop: async () => {
      await app.destroy();
      process.env = before;
      if (!databaseUrl) await dropDatabase(url);
    },
  };
}
