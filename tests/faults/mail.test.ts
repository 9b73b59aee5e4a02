import { setTimeout as sleep } from 'node:timers/promises';
import type { Booking } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { createDatabase, dropDatabase, withClient } from '../helpers/database';
import { type EngineProcess, startEngine, startEngines } from '../helpers/engine';
import { allotment, order } from '../helpers/engine-orders';
import { type Journeys, offerJourneys } from '../helpers/journeys';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';

interface MessageRow {
  id: number;
  messageId: string;
  recipient: string;
  status: string;
  attempts: number;
  refusals: number;
  lastError: string | null;
}

const messagesIn = (databaseUrl: string): Promise<MessageRow[]> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT id, message_id AS "messageId", recipient, message_status AS status, attempts, refusals,
         last_error AS "lastError"
       FROM messages WHERE audience = 'customer' ORDER BY id`,
    );
    return rows;
  });

async function eventually<T>(look: () => Promise<T | undefined>, timeoutMs = 45_000): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Not within ${timeoutMs} ms`);
}

const allSent = (databaseUrl: string, count: number, timeoutMs?: number): Promise<MessageRow[]> =>
  eventually(async () => {
    const rows = await messagesIn(databaseUrl);
    return rows.length === count && rows.every(({ status }) => status === 'sent') ? rows : undefined;
  }, timeoutMs);

describe('a mail server', () => {
  let catcher: MailCatcher;
  let app: App;
  let journeys: Journeys;

  beforeEach(async () => {
    catcher = await startMailCatcher();
    app = await startApp({ env: { SMTP_URL: catcher.url } });
    journeys = offerJourneys(app.strapi);
  });

  afterEach(async () => {
    catcher.behave('accept');
    await app.stop();
    await catcher.stop();
  });

  const bookMany = (count: number): Promise<Booking[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, i) =>
        journeys.engine.reserve(await journeys.order(`guest${i}@relais.test`)),
      ),
    );
  const row = async (): Promise<MessageRow> => (await messagesIn(app.databaseUrl))[0] as MessageRow;

  it.each(['refuse', 'reject'] as const)('that answers "%s" gets everything once it accepts again', async (mood) => {
    catcher.behave(mood);
    await bookMany(30);
    const turnedDown = await eventually(async () => ((await row()).refusals >= 2 ? row() : undefined));
    expect(turnedDown).toMatchObject({ status: 'pending', lastError: expect.stringContaining('Not now') });
    catcher.behave('accept');
    const rows = await allSent(app.databaseUrl, 30);
    expect(catcher.mails.map(({ messageId }) => messageId).sort()).toEqual(rows.map((r) => r.messageId).sort());
  });

  it('that comes back too late for a hold is not asked to tell of it any more, only of its end', async () => {
    catcher.behave('refuse');
    const hold = await journeys.order('late@relais.test', { holdMinutes: 0.02 });
    await journeys.engine.reserve(hold);
    await eventually(async () => ((await messagesIn(app.databaseUrl)).length === 2 ? true : undefined));
    catcher.behave('accept');
    const mail = await catcher.waitFor(({ recipients }) => recipients.includes('late@relais.test'));
    expect(mail.text).toContain('Le délai pour confirmer est passé');
    await eventually(async () => ((await row()).status === 'skipped' ? true : undefined));
    expect(catcher.mails).toHaveLength(1);
  });

  it('that says nothing any more does not hold up bookings, and gets everything when it speaks again', async () => {
    catcher.behave('stall');
    await bookMany(5);
    await sleep(500);
    const before = performance.now();
    await bookMany(20);
    expect(performance.now() - before).toBeLessThan(2000);
    await eventually(async () => (await row()).lastError ?? undefined);
    catcher.behave('accept');
    await allSent(app.databaseUrl, 25, 55_000);
  });

  it('that was away for ten minutes gets everything within two', async () => {
    const port = Number(new URL(catcher.url).port);
    await catcher.stop();
    await bookMany(50);
    await eventually(async () => (await row()).lastError ?? undefined);
    // As ten minutes of attempts leave the rows: the longest pauses, and the longest to go.
    await withClient(app.databaseUrl, (client) =>
      client.query(
        `UPDATE messages SET attempts = attempts + 20, next_attempt_at = (now() AT TIME ZONE 'UTC') + interval '60 seconds'
         WHERE id % 2 = 0`,
      ),
    );
    catcher = await startMailCatcher({ port });
    const from = Date.now();
    await allSent(app.databaseUrl, 50);
    expect(Date.now() - from).toBeLessThan(45_000);
  });

  it('that dies in the middle of a mail gets it again, under the same Message-ID', async () => {
    const port = Number(new URL(catcher.url).port);
    catcher.behave('stall');
    await bookMany(30);
    await eventually(async () => ((await row()).attempts > 0 ? true : undefined));
    const [before] = [await messagesIn(app.databaseUrl)];
    await catcher.stop();
    catcher = await startMailCatcher({ port });
    await allSent(app.databaseUrl, 30);
    const expected = before.map(({ messageId }) => messageId).sort();
    expect([...new Set(catcher.mails.map(({ messageId }) => messageId))].sort()).toEqual(expected);
  });

  it('that refuses everything is not asked again and again for each of many', async () => {
    catcher.behave('reject');
    await bookMany(200);
    await eventually(async () => ((await row()).refusals >= 1 ? true : undefined));
    const asked = async () => (await messagesIn(app.databaseUrl)).reduce((sum, { refusals }) => sum + refusals, 0);
    const before = await asked();
    await sleep(3000);
    expect((await asked()) - before).toBeLessThan(120);
    catcher.behave('accept');
    await allSent(app.databaseUrl, 200);
  });

  it('that is away is asked by one message at a time, and gets everything when it is back', async () => {
    const port = Number(new URL(catcher.url).port);
    await catcher.stop();
    await bookMany(50);
    await eventually(async () => (await row()).lastError ?? undefined);
    await sleep(3000);
    const rows = await messagesIn(app.databaseUrl);
    expect(rows.map(({ status, refusals }) => [status, refusals])).toEqual(rows.map(() => ['pending', 0]));
    expect(rows.reduce((sum, { attempts }) => sum + attempts, 0)).toBeLessThan(15);

    catcher = await startMailCatcher({ port });
    await allSent(app.databaseUrl, 50);
    expect(new Set(catcher.mails.map(({ messageId }) => messageId)).size).toBe(50);
  });
});

describe('two processes with one outbox', () => {
  let catcher: MailCatcher;
  let databaseUrl: string;
  let processes: EngineProcess[] = [];

  beforeEach(async () => {
    catcher = await startMailCatcher();
    databaseUrl = await createDatabase();
  });

  afterEach(async () => {
    catcher.behave('accept');
    await Promise.all(processes.filter((process) => process.alive()).map((process) => process.stop()));
    await catcher.stop();
    await dropDatabase(databaseUrl);
  });

  const book = async (engine: EngineProcess, count: number): Promise<Booking[]> => {
    const [room] = await engine.put([allotment(`many ${count}`, count)]);
    return Promise.all(
      Array.from({ length: count }, (_, i) => {
        const contact = { name: 'Salma', email: `guest${i}@relais.test`, phone: null };
        return engine.reserve(order([{ allotmentId: room?.id ?? 0, units: 1 }], { contact }));
      }),
    );
  };

  it('send every message once', async () => {
    processes = await startEngines(2, { databaseUrl, env: { SMTP_URL: catcher.url } });
    const [first, second] = processes as [EngineProcess, EngineProcess];
    await Promise.all([book(first, 120), book(second, 80)]);
    const rows = await allSent(databaseUrl, 200);
    expect(catcher.mails).toHaveLength(200);
    expect(new Set(catcher.mails.map(({ messageId }) => messageId))).toEqual(new Set(rows.map((r) => r.messageId)));
  });

  it('finish what one of them was killed over, under the same Message-ID', async () => {
    const env = { SMTP_URL: catcher.url };
    const dying = await startEngine({ databaseUrl, env });
    processes = [dying];
    catcher.behave('stall');
    await book(dying, 30);
    await eventually(async () => ((await messagesIn(databaseUrl)).some((r) => r.attempts > 0) ? true : undefined));
    await sleep(300);
    await dying.kill();
    const orphans = await messagesIn(databaseUrl);
    expect(orphans.every(({ status }) => status === 'pending')).toBe(true);

    catcher.behave('accept');
    processes = [await startEngine({ databaseUrl, env })];
    await allSent(databaseUrl, 30, 50_000);
    expect(new Set(catcher.mails.map(({ messageId }) => messageId))).toEqual(new Set(orphans.map((r) => r.messageId)));
  });
});
