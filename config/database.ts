import type { Core } from '@strapi/strapi';

// Strapi's columns hold UTC without saying so, and `pg` writes and reads them in the process's own zone.
process.env.TZ = 'UTC';

type Env = Core.Config.Shared.ConfigParams['env'];

/** PostgreSQL only: row locks, constraints and SKIP LOCKED are what the promise "never sold twice" stands on. */
export default ({ env }: { env: Env }) => ({
  connection: {
    client: 'postgres',
    connection: { connectionString: env('DATABASE_URL'), application_name: 'relais' },
    pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 20) },
    acquireConnectionTimeout: 5000,
  },
  // With Strapi's default (true) a plugin that is switched off loses its tables at the next start, without a word.
  settings: { forceMigration: false },
});
