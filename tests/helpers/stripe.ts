import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Ledger, type Params, refusal, type Shape } from './stripe-ledger';

/**
 * `broken`: 500, nothing was done. `busy`: 429. `cut`: it was done, and the connection breaks off. `silent`: it was done, and
 * no answer ever comes. `slow`: it was done, and the answer takes its time.
 */
type Mood = 'well' | 'broken' | 'busy' | 'cut' | 'silent' | 'slow';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly params: Params;
  readonly key: string | null;
}

const SECRET_KEY = 'sk_test_relais';
const WEBHOOK_SECRET = 'whsec_relais';
const SLOW_MS = 1500;

/** A server that answers and signs as Stripe does; the customer's part is played by `ledger.complete`. */
export class StripeServer {
  readonly ledger = new Ledger();
  readonly asked: Asked[] = [];
  readonly #answered = new Map<string, { words: string; answer: Answer }>();
  readonly #server = createServer((request, response) => void this.#respond(request, response));
  #mood: Mood = 'well';
  #concerned = /./;

  /** As they stand in the settings. */
  get options() {
    const { port } = this.#server.address() as AddressInfo;
    return { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, apiUrl: `http://127.0.0.1:${port}` };
  }

  /** For `startApp`: Stripe is switched on, and lives here. */
  get env(): Record<string, string> {
    const { secretKey, webhookSecret, apiUrl } = this.options;
    return { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl };
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** @param concerned which requests, by method and path: all of them when left out */
  behave(mood: Mood, concerned = /./): void {
    this.#mood = mood;
    this.#concerned = concerned;
  }

  /** The session that was opened for a payment of ours; there must be one at most. */
  sessionOf(paymentId: string): Shape {
    const found = [...this.ledger.sessions.values()].filter(({ client_reference_id: id }) => id === paymentId);
    if (found.length !== 1) throw new Error(`${found.length} sessions for the payment ${paymentId}`);
    return found[0] as Shape;
  }

  /** An event as Stripe posts it: the bytes, and the header that signs them. */
  webhook(type: string, object: Shape, { secret = WEBHOOK_SECRET, at = Date.now() } = {}) {
    const created = Math.floor(at / 1000);
    const payload = JSON.stringify({
      id: `evt_${randomBytes(12).toString('hex')}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created,
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    });
    const signature = createHmac('sha256', secret).update(`${created}.${payload}`).digest('hex');
    return {
      payload,
      headers: { 'Stripe-Signature': `t=${created},v1=${signature}`, 'Content-Type': 'application/json' },
    };
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stripe');
    const method = request.method ?? 'GET';
    const body = await textOf(request);
    const params = nested(method === 'GET' ? searchParams : new URLSearchParams(body));
    const key = request.headers['idempotency-key']?.toString() ?? null;
    this.asked.push({ method, path: pathname, params, key });
    const mood = this.#concerned.test(`${method} ${pathname}`) ? this.#mood : 'well';
    if (mood === 'broken') return send(response, failure(500, 'api_error'));
    if (mood === 'busy') return send(response, failure(429, 'rate_limit_error'));
    const trusted = request.headers.authorization === `Bearer ${SECRET_KEY}`;
    const answer = trusted
      ? this.#once(key, `${method} ${pathname} ${body}`, () => this.#do(method, pathname, params))
      : failure(401, 'invalid_request_error');
    if (mood === 'silent') return;
    if (mood === 'cut') return void request.socket.destroy();
    if (mood === 'slow') await sleep(SLOW_MS);
    send(response, answer);
  }

  /** What was carried out under a key is answered again, and refused to a request of other words. */
  #once(key: string | null, words: string, carryOut: () => Answer): Answer {
    const before = key === null ? undefined : this.#answered.get(key);
    if (before && before.words !== words) {
      return refusal(
        'Keys for idempotent requests can only be used with the same parameters they were first used with.',
        {
          type: 'idempotency_error',
        },
      );
    }
    const answer = before?.answer ?? carryOut();
    // Stripe keeps nothing of a request that it refused for its form. What it keeps is how things stood then.
    if (key !== null && answer.status === 200) this.#answered.set(key, { words, answer: structuredClone(answer) });
    return answer;
  }

  /** As if a day had gone by. */
  forgetKeys(): void {
    this.#answered.clear();
  }

  #do(method: string, path: string, params: Params): Answer {
    for (const [pattern, act] of this.#routes) {
      const found = pattern.exec(`${method} ${path}`);
      if (found) return act(params, found[1] ?? '');
    }
    return refusal(`Unrecognized request URL (${method}: ${path}).`, {}, 404);
  }

  readonly #routes: readonly (readonly [RegExp, (params: Params, id: string) => Answer])[] = [
    [/^POST \/v1\/checkout\/sessions$/, (params) => this.ledger.createSession(params)],
    [/^GET \/v1\/checkout\/sessions$/, (params) => this.ledger.sessionsOf(String(params.payment_intent))],
    [/^GET \/v1\/checkout\/sessions\/(\w+)$/, (params, id) => this.ledger.session(id, expands(params))],
    [/^POST \/v1\/checkout\/sessions\/(\w+)\/expire$/, (params, id) => this.ledger.expire(id, expands(params))],
    [/^GET \/v1\/payment_intents\/search$/, (params) => this.ledger.search(String(params.query))],
    [/^POST \/v1\/refunds$/, (params) => this.ledger.createRefund(params)],
    [/^GET \/v1\/refunds$/, (params) => this.ledger.refundsOf(String(params.payment_intent))],
    [/^GET \/v1\/refunds\/(\w+)$/, (_params, id) => this.ledger.refund(id)],
  ];
}

export const startStripe = (): Promise<StripeServer> => new StripeServer().start();

const expands = ({ expand = {} }: Params): boolean => Object.values(expand).includes('payment_intent');

const failure = (status: number, type: string): Answer => ({ status, body: { error: { type, message: 'Not now.' } } });

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Request-Id': `req_${randomBytes(7).toString('hex')}`,
  });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** `line_items[0][price_data][currency]=tnd`, the way Stripe reads it. */
function nested(fields: URLSearchParams): Params {
  const params: Record<string, string | Params> = {};
  for (const [name, value] of fields) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? name;
    let at = params;
    for (const part of path) {
      at[part] ??= {};
      at = at[part] as Record<string, string | Params>;
    }
    at[last] = value;
  }
  return params;
}
