import { Client } from 'pg';

/** Any fixed number will do, as long as every process uses the same one: "relais" in ASCII, as an integer. */
const BOOT_LOCK = '125822275709299';

/**
 * Runs `boot` while no other process boots on this database: two schema syncs at once on a fresh database kill one
 * of the processes. The lock belongs to a transaction and not to a session, so that it holds through PgBouncer in
 * transaction mode, and it ends with its connection when the process dies.
 */
export async function withBootLock<T>(databaseUrl: string, boot: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'relais boot' });
  let lost: Error | undefined;
  client.on('error', (error) => {
    lost = error;
  });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      'SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0',
    );
    await client.query('SELECT pg_advisory_xact_lock($1)', [BOOT_LOCK]);
    const result = await boot();
    if (lost) throw new Error('The connection that held the boot lock was lost while starting', { cause: lost });
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}
