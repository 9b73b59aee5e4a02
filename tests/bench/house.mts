import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type EmbeddedDatabase, openEmbedded } from '../../database/embedded.mts';
import { anyFreePort } from '../../src/cli/ports.mts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface House {
  readonly rounds: number;
  readonly minutes: number;
  /** A database of its own, with the schema in place and nothing in it. */
  freshDatabase(): Promise<{ url: string; client: Client; drop(): Promise<void> }>;
  /** The API in production mode with the baselines. */
  startServer(databaseUrl: string, program?: string, env?: NodeJS.ProcessEnv): Promise<Server>;
  close(): Promise<void>;
}

const SECRET = 'bench-bench-bench-bench-bench-bench-bench';

async function environment(databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const port = await anyFreePort();
  return {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SITE_URL: 'http://127.0.0.1:4321',
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${await anyFreePort()}`,
    MAIL_FROM: 'bench@relais.test',
    APP_KEYS: SECRET,
    ...Object.fromEntries(
      [
        'API_TOKEN_SALT',
        'ADMIN_JWT_SECRET',
        'TRANSFER_TOKEN_SALT',
        'JWT_SECRET',
        'ENCRYPTION_KEY',
        'BOOKING_SECRET',
      ].map((name) => [name, SECRET]),
    ),
  };
}

async function start(
  databaseUrl: string,
  program = 'tests/bench/server.mts',
  more: NodeJS.ProcessEnv = {},
): Promise<Server> {
  const env = { ...(await environment(databaseUrl)), ...more };
  const child: ChildProcess = spawn(process.execPath, [path.join(ROOT, program)], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (first !== 'ready') throw new Error(`${program} ended with ${first} before it was ready`);
  return {
    url: env.PUBLIC_URL ?? '',
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  client.on('error', (error) => console.error(`Connection lost: ${error.message}`));
  return client;
}

/** PostgreSQL in a temporary folder with a prepared database, copied for every part. */
export async function openBench({ rounds, minutes }: { rounds: number; minutes: number }): Promise<House> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-bench-'));
  const database: EmbeddedDatabase = await openEmbedded({ folder });
  try {
    await (await start(database.url)).stop();
  } catch (error) {
    await database.stop();
    throw error;
  }
  const owner = await connect(database.urlOf('postgres'));
  let made = 0;
  return {
    rounds,
    minutes,
    async freshDatabase() {
      made += 1;
      const name = `bench_${made}`;
      await owner.query(`CREATE DATABASE ${name} TEMPLATE relais`);
      const url = database.urlOf(name);
      const client = await connect(url);
      const drop = async () => {
        await client.end();
        await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
      };
      return { url, client, drop };
    },
    startServer: start,
    async close() {
      await owner.end();
      await database.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
