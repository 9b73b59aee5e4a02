import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What becomes of a call: it has its effect and is answered; has it, and the answer is an error, a cut line or none at all;
 * or has none, and is answered with an error or with a no for good.
 */
export type Mood = 'answer' | 'error after' | 'cut after' | 'silent after' | 'error before' | 'decline' | 'refuse';
type Call = 'start' | 'look' | 'cancel' | 'refund';

interface Account {
  state: 'pending' | 'succeeded' | 'failed' | 'cancelled';
  readonly amount: { amount: number; currency: string };
  readonly refunds: Map<string, number>;
  received: number;
}

const SECRET = 'gateway-test-secret';

export interface Gateway {
  /** For `PAYMENT_PROVIDERS`. */
  readonly settings: Record<string, object>;
  /** Payments that it has heard of, by our ids. */
  readonly accounts: Map<string, Account>;
  /** How often each call came. */
  readonly calls: Record<Call, number>;
  /** What becomes of the next calls of a kind; `times` of them, then they are answered again. */
  behave(call: Call, mood: Mood, times?: number): void;
  /** How long it takes over each call. */
  linger(milliseconds: number): void;
  /** The customer pays, or the bank declines. Nobody is told. */
  pay(paymentId: string, amount?: number): void;
  decline(paymentId: string): void;
  /** What it has taken and not given back. */
  holds(): number;
  /** Headers and body of a webhook about a payment; `eventId` makes it another event. */
  webhook(paymentId: string, eventId?: string): { headers: Record<string, string>; body: string };
  stop(): Promise<void>;
}

/** A payment gateway on a port of its own, with its own books: idempotent by our ids, as real ones are. */
export async function startGateway(): Promise<Gateway> {
  const accounts = new Map<string, Account>();
  const calls: Record<Call, number> = { start: 0, look: 0, cancel: 0, refund: 0 };
  const moods = new Map<Call, { mood: Mood; times: number }>();
  let events = 0;
  let pause = 0;

  const nextMood = (call: Call): Mood => {
    const planned = moods.get(call);
    if (!planned || planned.times <= 0) return 'answer';
    planned.times -= 1;
    return planned.mood;
  };

  const server = http.createServer(async (request, response) => {
    const call = (request.url ?? '').slice(1) as Call;
    calls[call] += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await sleep(pause);
    const mood = nextMood(call);
    if (mood === 'error before') return void response.writeHead(500).end('{}');
    if (mood === 'decline') return void response.end(JSON.stringify({ declined: 'never' }));
    if (mood === 'refuse') return void response.end(JSON.stringify(REFUSED));
    const answer = JSON.stringify(EFFECTS[call](accounts, JSON.parse(Buffer.concat(chunks).toString())));
    if (mood === 'cut after') return void request.socket.destroy();
    if (mood === 'silent after') return;
    response.writeHead(mood === 'error after' ? 500 : 200).end(mood === 'error after' ? '{}' : answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const accountOf = (paymentId: string): Account => {
    const account = accounts.get(paymentId);
    if (!account) throw new Error(`The gateway has not heard of ${paymentId}`);
    return account;
  };
  return {
    settings: { gateway: { resolve: path.resolve(__dirname, 'gateway-package.cjs'), url, secret: SECRET } },
    accounts,
    calls,
    behave: (call, mood, times = Number.POSITIVE_INFINITY) => void moods.set(call, { mood, times }),
    linger: (milliseconds) => {
      pause = milliseconds;
    },
    pay: (paymentId, amount) => {
      const account = accountOf(paymentId);
      if (account.state !== 'pending') return;
      account.state = 'succeeded';
      account.received = amount ?? account.amount.amount;
    },
    decline: (paymentId) => {
      const account = accountOf(paymentId);
      if (account.state === 'pending') account.state = 'failed';
    },
    holds: () => [...accounts.values()].reduce((total, { received, refunds }) => total + received - sum(refunds), 0),
    webhook: (paymentId, eventId) => {
      events += 1;
      return {
        headers: { 'Content-Type': 'application/json', 'Gateway-Secret': SECRET },
        body: JSON.stringify({ paymentId, eventId: eventId ?? `event ${events}` }),
      };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const REFUSED = { reference: null, state: 'failed', reason: 'refused' };

const sum = (refunds: ReadonlyMap<string, number>): number => [...refunds.values()].reduce((a, b) => a + b, 0);

interface Sent {
  readonly payment: { readonly id: string; readonly amount: Account['amount'] };
  readonly refund?: { readonly id: string; readonly amount: Account['amount'] };
}
type Effect = (accounts: Map<string, Account>, sent: Sent) => object;

const open = (accounts: Map<string, Account>, { payment }: Sent, state: Account['state']): Account => {
  const account = accounts.get(payment.id) ?? { state, amount: payment.amount, refunds: new Map(), received: 0 };
  accounts.set(payment.id, account);
  return account;
};

const standing = (id: string, { state, received, amount }: Account): object => ({
  state,
  reference: `gw_${id}`,
  redirectUrl: `https://gateway.example/${id}`,
  ...(state === 'succeeded' && { received: { ...amount, amount: received } }),
});

const EFFECTS: Readonly<Record<Call, Effect>> = {
  start: (accounts, sent) => {
    open(accounts, sent, 'pending');
    const { id } = sent.payment;
    return { reference: `gw_${id}`, redirectUrl: `https://gateway.example/${id}`, expiresAt: null };
  },
  look: (accounts, { payment }) => {
    const account = accounts.get(payment.id);
    return account ? standing(payment.id, account) : { state: 'cancelled' };
  },
  cancel: (accounts, sent) => {
    const account = open(accounts, sent, 'cancelled');
    if (account.state === 'pending') account.state = 'cancelled';
    return standing(sent.payment.id, account);
  },
  refund: (accounts, { payment, refund }) => {
    const account = accounts.get(payment.id);
    if (!account || !refund) return { reference: null, state: 'failed', reason: 'unknown' };
    if (!account.refunds.has(refund.id)) {
      if (sum(account.refunds) + refund.amount.amount > account.received)
        return { reference: null, state: 'failed', reason: 'too_much' };
      account.refunds.set(refund.id, refund.amount.amount);
    }
    return { reference: `gwr_${refund.id}`, state: 'succeeded' };
  },
};
