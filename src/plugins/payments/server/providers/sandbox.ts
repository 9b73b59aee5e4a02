import type { Knex } from 'knex';
import { Refusal } from '../../../booking/server/port';
import type {
  Headers,
  Hint,
  OnlineProvider,
  ProviderModule,
  ProviderPayment,
  Standing,
  Surroundings,
} from '../domain/provider';
import { findSession, type NewSession, openSession, payOut, type Session } from '../persistence/sandbox';
import { isSigned, sign } from '../sandbox/signature';

const SIGNATURE = 'relais-sandbox-signature';
const DELIVER_WITHIN_MS = 5000;

/** A bank of its own, whose page lets one choose what becomes of a payment. No money moves. */
export interface Sandbox extends OnlineProvider {
  /** Sends the webhook about a session, so many times at once; it is lost when nobody takes it. */
  ring(session: Session, times: number): Promise<void>;
}

/** @throws Error in production, and without a secret to sign with */
export const init = (options: Readonly<Record<string, unknown>>, surroundings: Surroundings): Sandbox => {
  const { secret } = options;
  if (surroundings.production)
    throw new Error('The sandbox gives places away for no money: it does not start with NODE_ENV=production');
  if (typeof secret !== 'string' || secret.length < 16) throw new Error('The sandbox needs a secret to sign with');
  const db = (): Knex => strapi.db.connection;

  return {
    kind: 'online',
    async start(payment) {
      const session = await openSession(db(), sessionFor(payment), 'open');
      const redirectUrl = `${surroundings.publicUrl}/api/payments/sandbox/${session.reference}`;
      return { reference: session.reference, redirectUrl, expiresAt: session.expiresAt };
    },
    async look(payment) {
      const session = await findSession(db(), { paymentId: payment.id });
      return session ? standingOf(session) : { state: 'cancelled' };
    },
    cancel: async (payment) => standingOf(await openSession(db(), sessionFor(payment), 'cancelled')),
    async refund(payment, { id, amount }) {
      const paidOut = await payOut(db(), payment.reference ?? '', { id, ...amount });
      if (!paidOut) return { reference: null, state: 'failed', reason: 'not_that_much_came_in' };
      return { reference: `out_${id}`, state: 'succeeded' };
    },
    readWebhook: (body, headers) => readWebhook(secret, body, headers),
    ring: async (session, times) => {
      const event = { id: `evt_${session.reference}_${session.state}`, payment: session.paymentId };
      const text = JSON.stringify(event);
      await Promise.all(Array.from({ length: times }, () => post(surroundings.webhookUrl, secret, text)));
    },
  } satisfies ReturnType<ProviderModule['init']> & Sandbox;
};

const sessionFor = (payment: ProviderPayment): NewSession => ({
  ...payment.amount,
  paymentId: payment.id,
  bookingCode: payment.bookingCode,
  title: payment.title,
  language: payment.locale,
  returnUrl: payment.returnUrl,
  expiresAt: payment.expiresAt,
});

function standingOf({ state, reference, arrived, currency }: Session): Standing {
  switch (state) {
    case 'paid':
      return arrived > 0
        ? { state: 'succeeded', received: { amount: arrived, currency }, reference }
        : { state: 'pending', reference };
    case 'open':
      return { state: 'pending', reference };
    case 'failed':
      return { state: 'failed', reference, reason: 'declined' };
    case 'cancelled':
      return { state: 'cancelled', reference };
  }
}

function readWebhook(secret: string, body: Buffer, headers: Headers): Hint {
  const signature = headers[SIGNATURE];
  if (typeof signature !== 'string' || !isSigned(secret, body, signature, new Date()))
    throw new Refusal('SIGNATURE_INVALID', 'This was not signed by the sandbox, or too long ago.');
  const { id, payment } = JSON.parse(body.toString('utf8')) as { id: string; payment: string };
  return { eventId: id, paymentId: payment };
}

async function post(url: string, secret: string, body: string): Promise<void> {
  try {
    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [SIGNATURE]: sign(secret, body, new Date()) },
      body,
      signal: AbortSignal.timeout(DELIVER_WITHIN_MS),
    });
  } catch (error) {
    strapi.log.warn(`The sandbox's webhook was lost: ${error instanceof Error ? error.message : error}`);
  }
}
