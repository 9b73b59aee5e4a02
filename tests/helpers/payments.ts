import { setTimeout as sleep } from 'node:timers/promises';
import { anyFreePort } from '../../src/cli/ports.mts';
import type { PaymentsService } from '../../src/plugins/payments/server/services/payments';
import { type App, startApp } from './app';
import { book, type Row } from './trips';

/** Variables of a server that takes payments in the sandbox, and through these gateways. */
export const payingEnv = (providers: Record<string, object> = {}): Record<string, string> => ({
  SANDBOX_PAYMENTS: 'true',
  PAYMENT_PROVIDERS: JSON.stringify(providers),
});

/** A server whose own webhooks reach it: it knows the address at which it listens. */
export async function startPayingApp(providers: Record<string, object> = {}): Promise<App> {
  const port = await anyFreePort();
  return startApp({ env: { ...payingEnv(providers), PUBLIC_URL: `http://127.0.0.1:${port}` }, port });
}

export const paymentsOf = (app: App): PaymentsService => app.strapi.plugin('payments').service('payments');

export interface Made {
  readonly code: string;
  readonly token: string;
  readonly trip: string;
}

/** A booking that is held, with all that its customer may ask of its money. */
export async function holdSeats(app: App, trip: Row, seats = 1) {
  const { body } = await book(app, trip, seats).expect(201);
  const { code, token } = body.data;
  const url = `/api/bookings/${code}`;
  const get = async (path: string) =>
    (
      await app.http
        .get(url + path)
        .set('Booking-Token', token)
        .expect(200)
    ).body.data;
  const post = (path: string, ...given: unknown[]) =>
    app.http
      .post(url + path)
      .set('Booking-Token', token)
      .send({ data: given.length > 0 ? given[0] : {} } as object);
  return {
    code,
    token,
    trip: trip.documentId,
    post,
    booking: () => get(''),
    money: () => get('/payments'),
    pay: async (provider: string) => (await post('/payments', { provider }).expect(201)).body.data,
  };
}

export type Held = Awaited<ReturnType<typeof holdSeats>>;

/** What a person does on the sandbox's page. */
export const inSandbox = (app: App, { redirectUrl }: { redirectUrl: string }, act: string) =>
  app.http.post(new URL(redirectUrl).pathname).type('form').send({ act });

/** As soon as `look` answers with something that `is` right; the last that it answered when it does not in time. */
export async function eventually<T>(look: () => Promise<T>, is: (seen: T) => boolean, withinMs = 15_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (is(seen) || performance.now() > end) return seen;
    await sleep(50);
  }
}

/** The booking's hold is over, as if its time had passed. */
export const lapseHold = (app: App, code: string) =>
  app.strapi.db.connection.raw(
    `UPDATE bookings SET hold_expires_at = (now() AT TIME ZONE 'UTC') - interval '1 second' WHERE code = ?`,
    [code],
  );
