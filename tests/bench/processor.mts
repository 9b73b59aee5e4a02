import fs from 'node:fs';
import type { Client } from 'pg';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Milliseconds of processor time that a process has used; undefined where there is no /proc. */
export function processorTime(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return undefined;
  // The name in brackets may hold anything; what follows it is numbers.
  const fields = fs.readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Of all sessions of this database together, each with the same hands. */
export async function sessionsTime(db: Client): Promise<number> {
  const { rows } = await db.query('SELECT pid FROM pg_stat_activity WHERE datname = current_database()');
  return rows.reduce((sum: number, { pid }: { pid: number }) => sum + (processorTime(pid) ?? 0), 0);
}
