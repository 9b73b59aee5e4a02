import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { parseEnv } from 'node:util';
import { ENV_FILE } from './paths.mts';
import { Problem } from './problem.mts';

type Check = (value: string) => string | null;

interface Variable {
  check: Check;
  /** Used when nothing is set. */
  fallback?: string;
  /** Made at random on the first run and kept in `.env`. */
  secret?: () => string;
}

const port: Check = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535
    ? null
    : `"${value}" is not a port number (1 to 65535)`;

const wholeNumber: Check = (value) => (/^\d{1,4}$/.test(value) ? null : `"${value}" is not a whole number`);

const flag: Check = (value) => (/^(true|false)$/.test(value) ? null : `"${value}" is neither true nor false`);

const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value) ? null : `"${value}" is none of ${words.join(', ')}`;

const notEmpty: Check = (value) => (value.trim() === '' ? 'is empty' : null);

/** The value itself stays out of the message: it may hold a password. */
const url =
  (schemes: string[], example: string): Check =>
  (value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    return parsed?.hostname && schemes.includes(parsed.protocol) ? null : `is not an address like ${example}`;
  };

const webAddress: Check = (value) => {
  const malformed = url(['http:', 'https:'], 'https://example.org')(value);
  return malformed ?? (/[?#]|.\/$/.test(value) ? 'must end without a slash, a query or a fragment' : null);
};

const stripeKey =
  (...prefixes: string[]): Check =>
  (value) =>
    prefixes.some((prefix) => value.startsWith(prefix)) ? null : `does not begin with ${prefixes.join(' or ')}`;

const objectOfObjects: Check = (value) => {
  const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given);
  const wrong = 'is no JSON object of names and options like {"my-gateway": {"key": "..."}}';
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) && Object.values(parsed as object).every(isObject) ? null : wrong;
  } catch {
    return wrong;
  }
};

const jsonObject: Check = (value) => {
  try {
    const parsed: unknown = JSON.parse(value);
    const fits =
      typeof parsed === 'object' && parsed !== null && Object.values(parsed).every((v) => typeof v === 'string');
    return fits ? null : 'is not a JSON object of texts';
  } catch {
    return 'is not JSON like {"Content-Type":"application/json"}';
  }
};

const sender: Check = (value) =>
  /^[^<>]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/.test(value)
    ? null
    : `"${value}" is not a sender like "Relais <booking@example.org>"`;

const strong: Check = (value) =>
  value.length >= 16 && !/tobemodified|changeme/i.test(value) ? null : 'is not a secret of at least 16 characters';

const strongList: Check = (value) => {
  const keys = value.split(',').map((key) => key.trim());
  return keys.some((key) => strong(key)) ? 'is not a comma-separated list of secrets of at least 16 characters' : null;
};

const randomSecret = () => randomBytes(32).toString('base64');
const secret: Variable = { check: strong, secret: randomSecret };

/** What each provider of SMS cannot do without. */
const SMS_NEEDS: Record<string, readonly string[]> = {
  http: ['SMS_URL'],
  twilio: ['SMS_USER', 'SMS_PASSWORD', 'SMS_FROM'],
  'mail-catcher': [],
};

const VARIABLES: Record<string, Variable> = {
  DATABASE_URL: { check: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/relais') },
  DATABASE_POOL_MIN: { check: wholeNumber, fallback: '2' },
  DATABASE_POOL_MAX: { check: wholeNumber, fallback: '20' },
  HOST: { check: notEmpty, fallback: '0.0.0.0' },
  PORT: { check: port, fallback: '1337' },
  SITE_PORT: { check: port, fallback: '4321' },
  MAIL_PORT: { check: port, fallback: '1080' },
  TRUST_PROXY: { check: flag },
  LOG_LEVEL: { check: oneOf('error', 'warn', 'info', 'http', 'debug', 'silly'), fallback: 'info' },
  PUBLIC_URL: { check: webAddress },
  SITE_URL: { check: webAddress },
  SMTP_URL: { check: url(['smtp:', 'smtps:'], 'smtp://user:password@host:587') },
  MAIL_FROM: { check: sender },
  SMS_PROVIDER: { check: oneOf(...Object.keys(SMS_NEEDS)) },
  SMS_FROM: { check: notEmpty },
  SMS_URL: { check: url(['http:', 'https:'], 'https://sms.example.org/messages') },
  SMS_METHOD: { check: oneOf('GET', 'POST', 'PUT') },
  SMS_HEADERS: { check: jsonObject },
  SMS_BODY: { check: notEmpty },
  SMS_USER: { check: notEmpty },
  SMS_PASSWORD: { check: notEmpty },
  SMS_TOKEN: { check: notEmpty },
  SANDBOX_PAYMENTS: { check: flag },
  STRIPE_SECRET_KEY: { check: stripeKey('sk_', 'rk_') },
  STRIPE_WEBHOOK_SECRET: { check: stripeKey('whsec_') },
  STRIPE_API_URL: { check: webAddress },
  PAYMENT_PROVIDERS: { check: objectOfObjects },
  APP_KEYS: { check: strongList, secret: () => Array.from({ length: 4 }, randomSecret).join(',') },
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
  BOOKING_SECRET: secret,
};

export const SECRETS = Object.keys(VARIABLES).filter((name) => VARIABLES[name]?.secret);

const isSet = (name: string): boolean => (process.env[name] ?? '') !== '';

/** Reads a file of variables below what the environment already says. */
export function loadEnv(file = ENV_FILE): void {
  if (!fs.existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(fs.readFileSync(file, 'utf8')))) {
    if (!isSet(name) && value !== undefined) process.env[name] = value;
  }
}

/**
 * Makes the secrets that are nowhere set and keeps them in `.env`, readable by its owner only.
 * @returns the names of those made; their values are never shown
 */
export function makeMissingSecrets(): string[] {
  const missing = SECRETS.filter((name) => !isSet(name));
  if (missing.length === 0) return [];
  for (const name of missing) process.env[name] = VARIABLES[name]?.secret?.();

  const before = fs.existsSync(ENV_FILE) ? fs.readFileSync(ENV_FILE, 'utf8') : '';
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  const lines = missing.map((name) => `${name}=${process.env[name]}\n`).join('');
  fs.writeFileSync(ENV_FILE, before + separator + lines, { mode: 0o600 });
  fs.chmodSync(ENV_FILE, 0o600);
  return missing;
}

/** Without these nobody could be answered, told or sent back to the site. */
const SERVER_NEEDS = ['DATABASE_URL', 'PUBLIC_URL', 'SITE_URL', 'SMTP_URL', 'MAIL_FROM'];

/** Gives every variable that is not set its usual value, where it has one. */
export function applyFallbacks(): void {
  for (const [name, { fallback }] of Object.entries(VARIABLES)) {
    if (fallback !== undefined && !isSet(name)) process.env[name] = fallback;
  }
}

/**
 * @param required the variables that must be set; the others are checked when they are
 * @returns one line for each that is missing or malformed
 */
export function checkEnv(required: readonly string[] = SERVER_NEEDS): string[] {
  const needed = [...required, ...(SMS_NEEDS[process.env.SMS_PROVIDER ?? ''] ?? [])];
  return Object.entries(VARIABLES).flatMap(([name, { check }]) => {
    if (!isSet(name)) return needed.includes(name) ? [`${name} is missing`] : [];
    const fault = check(process.env[name] ?? '');
    return fault ? [`${name} ${fault}`] : [];
  });
}

/** Stops the command with one line for each variable that is missing or malformed. */
export function requireEnv(required: readonly string[] = SERVER_NEEDS): void {
  const problems = checkEnv(required);
  if (problems.length === 0) return;
  throw new Problem(`${problems.join('\n')}\nSet them in the environment or in .env; .env.example describes each.`);
}
