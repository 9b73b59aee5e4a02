import fs from 'node:fs';
import path from 'node:path';
import { applyFallbacks, checkEnv, loadEnv, makeMissingSecrets } from '../env.mts';
import { CACHE, DEMO_ADDRESSES } from '../paths.mts';
import { choosePort } from '../ports.mts';
import { Problem } from '../problem.mts';
import { note } from './progress.mts';

export const MAIL_FOLDER = path.join(CACHE, 'mail');
const SMTP_PORT = 1025;

/** In the order in which they are shown; every one is a default that gives way when something listens there. */
const PORTS = [
  { name: 'PORT', fallback: 1337, what: 'API and admin panel' },
  { name: 'SITE_PORT', fallback: 4321, what: 'site' },
  { name: 'MAIL_PORT', fallback: 1080, what: 'mail catcher' },
  { name: 'RELAIS_SMTP_PORT', fallback: SMTP_PORT, what: 'mail catcher (SMTP)' },
];

/**
 * The environment's own variables, and what the demo sets in their place.
 * @returns what a person may want to know, in one line
 */
export async function prepareSettings(): Promise<string> {
  if (process.env.NODE_ENV === 'production') {
    throw new Problem('The demo opens accounts with known passwords, so it does not start with NODE_ENV=production.');
  }
  loadEnv();
  const made = makeMissingSecrets();
  const problems = checkEnv([]);
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  process.env.NODE_ENV = 'development';
  process.env.HOST ??= '127.0.0.1';
  process.env.MAIL_FROM ??= 'Relais <relais@relais.test>';
  process.env.SANDBOX_PAYMENTS ??= 'true';
  return made.length > 0 ? `${made.length} secrets made and kept in .env` : 'complete';
}

/** Finds a port for every part, and the addresses that follow from them. */
export async function choosePorts(): Promise<string> {
  const { HOST: host = '127.0.0.1' } = process.env;
  const taken = new Set<number>();
  for (const { name, fallback, what } of PORTS) {
    const { port, moved } = await choosePort({ name, fallback, host, taken });
    taken.add(port);
    process.env[name] = String(port);
    if (moved) note(`Port ${fallback} is taken: the ${what} moves to ${port}.`);
  }
  process.env.PUBLIC_URL ??= `http://localhost:${process.env.PORT}`;
  process.env.SITE_URL ??= `http://localhost:${process.env.SITE_PORT}`;
  process.env.API_URL = `http://127.0.0.1:${process.env.PORT}`;
  // Always the catcher, even when a real server is configured: the demo's people do not exist.
  process.env.SMTP_URL = `smtp://127.0.0.1:${process.env.RELAIS_SMTP_PORT}`;
  process.env.SMS_PROVIDER = 'mail-catcher';
  process.env.RELAIS_MAIL_FOLDER = MAIL_FOLDER;
  applyFallbacks();
  rememberAddresses();
  return [...taken].join(', ');
}

/** A command beside the demo loads the same server: its mails must carry the same links, to the same catcher. */
function rememberAddresses(): void {
  const lines = ['PUBLIC_URL', 'SITE_URL', 'SMTP_URL', 'MAIL_FROM', 'SMS_PROVIDER', 'SANDBOX_PAYMENTS'].map(
    (name) => `${name}="${process.env[name]}"\n`,
  );
  fs.mkdirSync(CACHE, { recursive: true });
  fs.writeFileSync(DEMO_ADDRESSES, lines.join(''));
}
