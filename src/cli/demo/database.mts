import { Client } from 'pg';
import { openEmbedded, removeEmbedded } from '../../../database/embedded.mts';
import { Problem } from '../problem.mts';

/** The row of Strapi's core store that says: everything in this database is demo data. */
export const DEMO_MARK = { type: 'core', name: 'demo', key: 'database' } as const;
const MARK_ROW = 'core_demo_database';

export interface DemoDatabase {
  url: string;
  /** For people, without the password. */
  address: string;
  stop(): Promise<void>;
}

const withoutPassword = (url: string): string => {
  const address = new URL(url);
  address.password = '';
  return address.href;
};

async function holdsOtherData(client: Client): Promise<boolean> {
  const { rows } = await client.query("SELECT to_regclass('strapi_core_store_settings') IS NOT NULL AS used");
  if (!rows[0].used) return false;
  const mark = await client.query('SELECT 1 FROM strapi_core_store_settings WHERE key = $1', [MARK_ROW]);
  return mark.rowCount === 0;
}

/** A server of the person's own: demo data never goes among somebody's real bookings. */
async function openGiven(url: string, reset: boolean): Promise<DemoDatabase> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new Problem(`DATABASE_URL: ${withoutPassword(url)} does not answer (${reason}).`, { cause: error });
  }
  try {
    if (await holdsOtherData(client)) {
      throw new Problem(
        `DATABASE_URL: ${withoutPassword(url)} holds data that is not the demo's. Give the demo an empty database, ` +
          'or leave DATABASE_URL out.',
      );
    }
    if (reset) await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  } finally {
    await client.end();
  }
  return { url, address: withoutPassword(url), stop: async () => undefined };
}

/** The server in DATABASE_URL, or else the embedded one. */
export async function openDemoDatabase(reset: boolean): Promise<DemoDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) return openGiven(given, reset);
  if (reset) await removeEmbedded();
  const { url, stop } = await openEmbedded();
  return { url, address: withoutPassword(url), stop };
}
