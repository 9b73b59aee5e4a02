import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

const TEMPLATE = 'relais';

const serverUrl = (): string => {
  const url = process.env.RELAIS_TEST_SERVER;
  if (!url) throw new Error('No database server: these tests run through Jest, with the projects of jest.config.mjs');
  return url;
};

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A database of one's own.
 * @param template the prepared one, with every table and no row of ours; `template0` for an entirely empty one
 * @returns its address
 */
export async function createDatabase(template: 'relais' | 'template0' = TEMPLATE): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl());
  url.pathname = name;
  return url.href;
}

/** Ends what is still connected to it, too. */
export async function dropDatabase(url: string): Promise<void> {
  await onServer(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** Runs `work` on a plain connection, past Strapi and all our code. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
