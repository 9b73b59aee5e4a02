import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { anyFreePort } from '../../src/cli/ports.mts';
import { addBookings, addStations, addTrips } from './fill.mts';
import type { House } from './house.mts';
import { median } from './load.mts';

const MESSAGES = 20_000;
/** What is asked for; and graphile-worker's jobs with its defaults, on a machine like this one. */
const WANTED = 3600;
const SCALE = 1206;

const NOW = `(now() AT TIME ZONE 'UTC')`;

/** One message of this event for every booking with a status, due at once. */
export async function addMessages(db: Client, event: string, status: string): Promise<void> {
  await db.query(
    `INSERT INTO messages (document_id, message_status, event, audience, channel, recipient, language, attempts, refusals,
       next_attempt_at, message_id, facts, booking_id, created_at, updated_at, published_at)
     SELECT 'm' || $1 || b.id, 'pending', $1, 'customer', 'mail', b.contact_email, 'fr', 0, 0, ${NOW},
       '<' || $1 || b.id || '@bench.test>', jsonb_build_object('by', 'customer', 'reason', NULL, 'booking', jsonb_build_object(
         'id', b.id, 'documentId', b.document_id, 'code', b.code, 'trade', b.trade, 'venue', b.venue, 'status', b.booking_status,
         'quantity', b.quantity, 'startsAt', to_char(b.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'endsAt', NULL,
         'holdExpiresAt', to_char(b.hold_expires_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'price', NULL, 'locale', 'fr', 'notes', NULL,
         'contact', jsonb_build_object('name', 'Bench', 'email', b.contact_email, 'phone', NULL), 'clientId', NULL,
         'linkVersion', 1, 'createdAt', to_char(b.created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))), b.id, ${NOW}, ${NOW}, ${NOW}
     FROM bookings b WHERE b.booking_status = $2`,
    [event, status],
  );
  await db.query('ANALYZE messages');
}

async function rateOf(db: Client, event: string): Promise<number> {
  for (;;) {
    const { rows } = await db.query(`SELECT count(*)::int AS left FROM messages WHERE message_status = 'pending'`);
    if (rows[0].left === 0) break;
    await sleep(100);
  }
  // Between the first and the last outcome: neither the second in which the clock looks nor the first batch counts.
  const { rows } = await db.query(
    `WITH sent AS (SELECT sent_at FROM messages WHERE message_status = 'sent' AND event = $1),
       span AS (SELECT min(sent_at) AS first, max(sent_at) AS last FROM sent)
     SELECT (SELECT count(*) FROM sent, span WHERE sent_at > first) / extract(epoch FROM last - first)::float8 AS rate,
       (SELECT count(*)::int FROM sent) AS sent FROM span`,
    [event],
  );
  if (rows[0].sent !== MESSAGES) throw new Error(`${rows[0].sent} of ${MESSAGES} messages were sent`);
  return rows[0].rate;
}

const TICK_MS = 10;

/** Processor time of this process so far, where the system tells (Linux): on a busy machine it says more than the clock. */
function processorMs(pid: number): number {
  if (!fs.existsSync('/proc/self/stat')) return Number.NaN;
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** How many messages one process sends in a second to a server that takes everything at once. */
export async function outbox(house: House): Promise<string[]> {
  const port = await anyFreePort();
  const sink = await house.startServer('', 'tests/bench/smtp-sink.mts', { SINK_PORT: String(port) });
  const rates = { held: [] as number[], cancelled: [] as number[] };
  const processor = { held: [] as number[], cancelled: [] as number[] };
  for (let i = 0; i < house.rounds; i += 1) {
    const { url: databaseUrl, client, drop } = await house.freshDatabase();
    await addStations(client);
    await addTrips(client, { prefix: 'many', count: 100, capacity: 10_000_000, days: 1, spread: false });
    await addBookings(client, { prefix: 'many', count: MESSAGES, status: 'held', holdSeconds: 3600 });
    const server = await house.startServer(databaseUrl, undefined, { SMTP_URL: `smtp://127.0.0.1:${port}` });
    for (const [kind, event] of [
      ['held', 'hold'],
      ['cancelled', 'cancel'],
    ] as const) {
      await addMessages(client, event, 'held');
      const before = processorMs(server.pid);
      rates[kind].push(await rateOf(client, event));
      processor[kind].push(((processorMs(server.pid) - before) * 1000) / MESSAGES);
    }
    await server.stop();
    await drop();
  }
  await sink.stop();
  const line = (kind: keyof typeof rates): string => {
    const rate = median(rates[kind]);
    return `${(rate / WANTED).toFixed(2)} x the ${WANTED}/s asked for, ${(rate / SCALE).toFixed(1)} x a worker of jobs: ${Math.round(rate)} mails/s of "${kind}" by one process, ${Math.round(median(processor[kind]))} µs of processor each`;
  };
  return [line('held'), line('cancelled')];
}
