import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openEmbedded } from '../../database/embedded.mts';
import { isStale, runBuild, SERVER } from '../../src/cli/builds.mts';
import { SECRETS } from '../../src/cli/env.mts';
import { ROOT } from '../../src/cli/paths.mts';
import { describeFailure } from '../../src/cli/problem.mts';
import teardown from './teardown.mjs';

/** What every process under test needs; nothing here leads outside this machine. */
function setEnvironment(databaseUrl) {
  const secrets = SECRETS.map((name) => [name, randomBytes(32).toString('hex')]);
  Object.assign(process.env, Object.fromEntries(secrets), {
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:1337',
    SITE_URL: 'http://localhost:4321',
    // Nobody listens there: a test that reads mails starts a catcher of its own.
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Relais <relais@relais.test>',
    DATABASE_POOL_MAX: '10',
    RELAIS_TEST_SERVER: databaseUrl,
  });
}

/** TypeScript writes its output in spite of type errors. They are CI's to refuse; here they must not hide a test. */
async function compile() {
  try {
    await runBuild(SERVER);
  } catch (error) {
    console.warn(describeFailure(error));
  }
}

/** One server for all tests, with one prepared database that each test file copies. */
export default async function setup() {
  if (globalThis.relaisTestServer) return;
  if (isStale(SERVER)) await compile();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relais-tests-'));
  const server = await openEmbedded({ folder });
  globalThis.relaisTestServer = { server, folder };
  setEnvironment(server.urlOf('postgres'));
  try {
    execFileSync(process.execPath, [path.join(ROOT, 'tests/helpers/prepare-template.mts')], {
      env: { ...process.env, DATABASE_URL: server.url },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await teardown();
    throw error;
  }
}
