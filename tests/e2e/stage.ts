import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { anyFreePort } from '../../src/cli/ports.mts';
import { startBrowser } from '../helpers/browser';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';
import { type ServerProcess, startProcess } from '../helpers/process';
import { startSite } from '../helpers/site';

const ZONE = 'Africa/Tunis';

export const PASSWORD = 'Relais-demo-1';

export interface Departure {
  documentId: string;
  /** ISO 8601, UTC. */
  departure: string;
  seatsLeft: number;
}

/** The whole house as a visitor meets it, with the demo's stations, trips and bookings. */
export interface Stage {
  apiUrl: string;
  site: ServerProcess;
  browser: Browser;
  mail: MailCatcher;
  /** Departures from Tunis to Sousse, tomorrow's or another day's, as anybody may read them now. */
  departures(daysAhead?: number): Promise<Departure[]>;
  /** The first of them with exactly this many seats left. */
  departureWith(seatsLeft: number): Promise<Departure>;
  /** Someone else takes seats, past this browser. */
  book(trip: Pick<Departure, 'documentId'>, seats: number, email: string): Promise<{ code: string; token: string }>;
  /** Rows straight from the database. */
  rows<Row>(statement: string, values?: unknown[]): Promise<Row[]>;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  close(): Promise<void>;
}

/** Tomorrow where the louages leave. */
export function tomorrow(): string {
  return dayIn(1);
}

function dayIn(days: number): string {
  return Temporal.Now.plainDateISO(ZONE).add({ days }).toString();
}

/** @param browserArgs switches that the browser is started with */
export async function openStage(browserArgs: readonly string[] = []): Promise<Stage> {
  const [apiPort, sitePort] = [await anyFreePort(), await anyFreePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const databaseUrl = await createDatabase();
  const mail = await startMailCatcher();
  const env = {
    DATABASE_URL: databaseUrl,
    PORT: String(apiPort),
    PUBLIC_URL: apiUrl,
    SITE_URL: `http://127.0.0.1:${sitePort}`,
    SMTP_URL: mail.url,
    SANDBOX_PAYMENTS: 'true',
  };
  const starting = [
    startProcess('src/cli/demo/api.mts', apiUrl, env),
    startSite({ apiUrl, port: sitePort }),
    startBrowser(browserArgs),
  ] as const;
  try {
    const [api, site, browser] = await Promise.all(starting);
    return stageAround({ api, site, browser, mail, databaseUrl }, env);
  } catch (error) {
    await closeAll(starting);
    await mail.stop();
    throw error;
  }
}

/** What did start does not outlive a stage that failed. */
async function closeAll(starting: readonly Promise<ServerProcess | Browser>[]): Promise<void> {
  for (const result of await Promise.allSettled(starting)) {
    if (result.status === 'rejected') continue;
    await ('kill' in result.value ? result.value.kill() : result.value.close());
  }
}

interface Parts extends Pick<Stage, 'site' | 'browser' | 'mail'> {
  api: ServerProcess;
  databaseUrl: string;
}

function stageAround({ site, browser, mail, databaseUrl, ...parts }: Parts, env: NodeJS.ProcessEnv): Stage {
  let { api } = parts;
  const { url } = api;
  const departures = async (daysAhead = 1): Promise<Departure[]> => {
    const answer = await fetch(`${url}/api/trips?from=tunis-moncef-bey&to=sousse&date=${dayIn(daysAhead)}`);
    return ((await answer.json()) as { data: Departure[] }).data;
  };
  return {
    apiUrl: url,
    site,
    browser,
    mail,
    departures,
    departureWith: async (seatsLeft) => {
      const found = (await departures()).find((trip) => trip.seatsLeft === seatsLeft);
      if (!found) throw new Error(`No departure has ${seatsLeft} seats left`);
      return found;
    },
    book: async ({ documentId }, seats, email) => {
      const answer = await fetch(`${url}/api/trips/${documentId}/bookings`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ data: { seats, contact: { name: 'Quelqu’un d’autre', email }, locale: 'fr' } }),
      });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { data: { code: string; token: string } }).data;
    },
    rows: async <Row>(statement: string, values: unknown[] = []) =>
      withClient(databaseUrl, async (client) => (await client.query(statement, values)).rows as Row[]),
    stopApi: async () => {
      await api.stop();
    },
    startApi: async () => {
      api = await startProcess('src/cli/api.mts', url, env);
    },
    close: async () => {
      await browser.close();
      await Promise.all([site.stop(), api.stop()]);
      await mail.stop();
      await dropDatabase(databaseUrl);
    },
  };
}

/** What `read` answers as soon as it satisfies `isRight`. */
export async function eventually<T>(read: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read();
    if (isRight(value)) return value;
    if (attempt >= 100) throw new Error(`Still not so after ten seconds: ${JSON.stringify(value)}`);
    await sleep(100);
  }
}
