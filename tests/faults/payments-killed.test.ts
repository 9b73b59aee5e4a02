import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../helpers/app';
import { type Random, randomFrom, SEED } from '../helpers/engine-random';
import { eventually, type Held, holdSeats, payingEnv, paymentsOf, startPayingApp } from '../helpers/payments';
import { type Gateway, startGateway } from '../helpers/payments-gateway';
import { type ServerProcess, startApi } from '../helpers/process';
import { makeStation, makeTrip, type Row } from '../helpers/trips';

/** Each kill is a seed of its own and starts a process of its own; `RELAIS_KILLS=20` for a longer run. */
const KILLS = Number(process.env.RELAIS_KILLS ?? 4);
const BOOKINGS = 6;
const WITHIN_MS = 60_000;

let survivor: App;
let gateway: Gateway;
let tunis: Row;
let sousse: Row;

beforeAll(async () => {
  gateway = await startGateway();
  survivor = await startPayingApp(gateway.settings);
  tunis = await makeStation(survivor, 'tunis', { holdMinutes: 60 });
  sousse = await makeStation(survivor, 'sousse');
});

afterAll(async () => {
  await survivor?.stop();
  await gateway?.stop();
});

const departure = { departure: new Date(Date.now() + 48 * 3_600_000).toISOString() };

/** A customer of the process that is about to die: pays, has the bank tell of it, and may change their mind. */
async function pay(victim: ServerProcess, held: Held, random: Random): Promise<void> {
  const post = (path: string, body: string, headers: Record<string, string>) =>
    fetch(`${victim.url}/api${path}`, { method: 'POST', body, headers });
  const own = { 'Content-Type': 'application/json', 'Booking-Token': held.token };
  await sleep(random.below(100));
  const begun = await post(`/bookings/${held.code}/payments`, '{"data":{"provider":"gateway"}}', own);
  const { data } = (await begun.json()) as { data: { id: string } };
  gateway.pay(data.id);
  const { headers, body } = gateway.webhook(data.id);
  const rings = [post('/payments/webhooks/gateway', body, headers), post('/payments/webhooks/gateway', body, headers)];
  if (random.below(3) === 0) {
    await sleep(random.below(150));
    rings.push(post(`/bookings/${held.code}/cancel`, '{"data":{}}', own));
  }
  await Promise.all(rings);
}

/** By the bank's own books: what this booking's payments have taken there and not given back. */
const bankOf = async ({ code }: Held): Promise<{ took: number; keeps: number }> => {
  const { id } = (await survivor.strapi.plugin('booking').service('engine').findByCode(code)) as { id: number };
  const { payments } = await paymentsOf(survivor).of([id]);
  const accounts = payments.flatMap(({ documentId }) => gateway.accounts.get(documentId) ?? []);
  const took = accounts.reduce((sum, { received }) => sum + received, 0);
  const back = accounts.reduce((sum, { refunds }) => sum + [...refunds.values()].reduce((a, b) => a + b, 0), 0);
  return { took, keeps: took - back };
};

describe('a process killed between payment and confirmation', () => {
  it.each(Array.from({ length: KILLS }, (_, i) => SEED + i))(
    'leaves every payment confirmed or refunded within a minute (RELAIS_SEED=%i)',
    async (seed) => {
      const random = randomFrom(seed);
      const trip = await makeTrip(survivor, tunis, sousse, departure);
      const bookings = await Promise.all(Array.from({ length: BOOKINGS }, () => holdSeats(survivor, trip)));
      // Until the kill, all work is the victim's.
      await paymentsOf(survivor).stopClock();
      const victim = await startApi({ databaseUrl: survivor.databaseUrl, env: payingEnv(gateway.settings) });
      gateway.linger(random.below(40));
      const customers = Promise.allSettled(bookings.map((held) => pay(victim, held, random)));
      await sleep(20 + random.below(400));
      await victim.kill();
      await customers;

      const killed = performance.now();
      await paymentsOf(survivor).startClock();
      for (const held of bookings) {
        const { took } = await bankOf(held);
        const settled = await eventually(
          async () => ({ ...(await held.booking()), ...(await held.money()), ...(await bankOf(held)) }),
          ({ status, paid, refundPending, keeps }) =>
            took === 0
              ? ['held', 'cancelled'].includes(status)
              : paid.amount === took &&
                refundPending.amount === 0 &&
                (status === 'confirmed' ? keeps === took : status === 'cancelled' && keeps === 0),
          WITHIN_MS - (performance.now() - killed),
        );
        const expected =
          took === 0 ? expect.stringMatching(/held|cancelled/) : expect.stringMatching(/confirmed|cancelled/);
        expect(settled).toMatchObject({ code: held.code, status: expected, paid: { amount: took } });
        expect([settled.keeps, settled.status]).toEqual([settled.status === 'confirmed' ? took : 0, settled.status]);
      }
      expect(performance.now() - killed).toBeLessThan(WITHIN_MS);
      expect((await paymentsOf(survivor).audit()).faults).toEqual([]);
    },
    120_000,
  );
});
