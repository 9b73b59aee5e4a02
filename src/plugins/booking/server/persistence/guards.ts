import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * Something that the database itself keeps, beside what Strapi's schema sync makes. The sync never removes what it did
 * not name, except an index whose column goes; so guards carry names of our own and are looked for at every boot.
 */
export type Guard =
  | { kind: 'function'; name: string; sql: string }
  | { kind: 'needless index'; name: string }
  | { kind: 'constraint' | 'index' | 'trigger'; name: string; table: string; sql: string };

/** Any number, the same in every process: boots apply guards one after another. */
const BOOT_LOCK = 7_351_001;

const PRESENT = `
  SELECT conname AS name, obj_description(oid, 'pg_constraint') AS mark FROM pg_constraint WHERE contype <> 't' AND conname = ANY(:names)
  UNION ALL SELECT tgname, obj_description(oid, 'pg_trigger') FROM pg_trigger WHERE NOT tgisinternal AND tgname = ANY(:names)
  UNION ALL SELECT relname, obj_description(oid, 'pg_class') FROM pg_class WHERE relkind = 'i' AND relname = ANY(:names)`;

type Kept = Exclude<Guard, { kind: 'needless index' }>;

const mark = (guard: Kept): string => createHash('sha256').update(guard.sql).digest('hex').slice(0, 16);

/**
 * Makes the database keep these guards; does nothing to those that stand as written, so that a rolling restart takes no
 * table lock. Runs after Strapi's schema sync, since `database/migrations` run before the tables of a fresh database exist.
 */
export async function applyGuards(strapi: Core.Strapi, guards: readonly Guard[]): Promise<void> {
  await strapi.db.connection.transaction(async (trx: Knex.Transaction) => {
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [BOOT_LOCK]);
    const names = guards.map((guard) => guard.name);
    const { rows } = await trx.raw(PRESENT, { names });
    const present = new Map<string, string>(rows.map((row: { name: string; mark: string }) => [row.name, row.mark]));
    for (const guard of guards) {
      if (guard.kind === 'function') await trx.raw(guard.sql);
      else if (guard.kind === 'needless index') await trx.raw(`DROP INDEX IF EXISTS ${guard.name}`);
      else if (present.get(guard.name) !== mark(guard)) await replace(trx, guard, present.has(guard.name));
    }
  });
}

async function replace(trx: Knex.Transaction, guard: Exclude<Kept, { kind: 'function' }>, stands: boolean) {
  const on = guard.kind === 'index' ? '' : ` ON ${guard.table}`;
  if (stands) {
    await trx.raw(
      guard.kind === 'constraint'
        ? `ALTER TABLE ${guard.table} DROP CONSTRAINT ${guard.name}`
        : `DROP ${guard.kind.toUpperCase()} ${guard.name}${on}`,
    );
  }
  await trx.raw(guard.sql);
  await trx.raw(`COMMENT ON ${guard.kind.toUpperCase()} ${guard.name}${on} IS '${mark(guard)}'`);
}

export const check = (table: string, name: string, condition: string): Guard => ({
  kind: 'constraint',
  name,
  table,
  sql: `ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${condition})`,
});

export const index = (table: string, name: string, columns: string): Guard => ({
  kind: 'index',
  name,
  table,
  sql: `CREATE INDEX ${name} ON ${table} ${columns}`,
});

export const uniqueIndex = (table: string, name: string, columns: string): Guard => ({
  kind: 'index',
  name,
  table,
  sql: `CREATE UNIQUE INDEX ${name} ON ${table} ${columns}`,
});

/**
 * Indexes that Strapi makes on every table and that serve nothing here: nobody creates these rows in the panel, and others
 * of ours begin with the same column. Every booking pays for each of them; a third of its writing went there.
 */
export const needlessIndexes = (...names: readonly string[]): Guard[] =>
  names.map((name) => ({ kind: 'needless index', name }));

export const trigger = (table: string, name: string, definition: string, constraint = false): Guard => ({
  kind: 'trigger',
  name,
  table,
  sql: `CREATE ${constraint ? 'CONSTRAINT ' : ''}TRIGGER ${name} ${definition}`,
});
