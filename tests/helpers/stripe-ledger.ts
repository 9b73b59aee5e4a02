import { randomBytes } from 'node:crypto';

/** Sessions, payment intents and refunds in Stripe's own shapes (API 2026-10-28), and the rules by which it refuses. */

export type Params = { readonly [name: string]: string | Params };
export type Shape = Record<string, unknown> & { id: string };

export interface Answer {
  readonly status: number;
  readonly body: object;
}

const THREE_DECIMAL = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];
const CURRENCIES = [...THREE_DECIMAL, 'eur', 'usd', 'gbp', 'jpy', 'xof', 'isk', 'huf'];
const HALF_AN_HOUR_S = 1800;

const ok = (body: object): Answer => ({ status: 200, body });

export const refusal = (message: string, more: object = {}, status = 400): Answer => ({
  status,
  body: { error: { type: 'invalid_request_error', message, doc_url: 'https://stripe.com/docs/error-codes', ...more } },
});

const missing = (what: string, id: string): Answer =>
  refusal(`No such ${what}: '${id}'`, { code: 'resource_missing', param: 'id' }, 404);

const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
const nowS = (): number => Math.floor(Date.now() / 1000);
const list = (url: string, data: object[]): Answer => ok({ object: 'list', url, has_more: false, data });

export class Ledger {
  readonly sessions = new Map<string, Shape>();
  readonly intents = new Map<string, Shape>();
  readonly refunds = new Map<string, Shape>();
  /** What becomes of a refund that is asked for. */
  refundsBecome: 'succeeded' | 'pending' | 'requires_action' | 'failed' | 'refused' = 'succeeded';

  createSession(params: Params): Answer {
    const price = ((params.line_items as Params)[0] as Params).price_data as Params;
    const amount = Number(price.unit_amount);
    const refused = this.#refusedPrice(String(price.currency), amount) ?? this.#refusedForm(params);
    if (refused) return refused;
    const id = newId('cs_test');
    const session: Shape = {
      id,
      object: 'checkout.session',
      amount_subtotal: amount,
      amount_total: amount,
      cancel_url: params.cancel_url,
      client_reference_id: params.client_reference_id ?? null,
      created: nowS(),
      currency: price.currency,
      customer: null,
      customer_email: params.customer_email ?? null,
      expires_at: Number(params.expires_at),
      livemode: false,
      locale: params.locale ?? null,
      metadata: params.metadata ?? {},
      mode: params.mode,
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
      success_url: params.success_url,
      url: `https://checkout.stripe.com/c/pay/${id}`,
    };
    this.sessions.set(id, session);
    return ok(session);
  }

  #refusedPrice(currency: string, amount: number): Answer | null {
    const param = 'line_items[0][price_data]';
    if (!CURRENCIES.includes(currency)) {
      return refusal(`Invalid currency: ${currency}.`, { param: `${param}[currency]` });
    }
    if (THREE_DECIMAL.includes(currency) && amount % 10 !== 0) {
      const code = 'invalid_charge_amount_no_decimal_compatible';
      return refusal('The last digit must be 0.', { code, param: `${param}[unit_amount]` });
    }
    if (amount >= 50) return null;
    return refusal('The total amount due must add up to at least €0.50 eur', { code: 'amount_too_small' });
  }

  #refusedForm({ expires_at: ends, customer_email: email }: Params): Answer | null {
    if (Number(ends) < nowS() + HALF_AN_HOUR_S || Number(ends) > nowS() + 48 * HALF_AN_HOUR_S) {
      return refusal(
        'The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.',
        {
          param: 'expires_at',
        },
      );
    }
    if (email === undefined || /^[\x21-\x7e]+@[\x21-\x7e]+\.\w+$/.test(String(email))) return null;
    return refusal(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'customer_email' });
  }

  session(id: string, expand: boolean): Answer {
    const session = this.sessions.get(id);
    if (!session) return missing('checkout.session', id);
    return ok(expand ? { ...session, payment_intent: this.#intentOf(session) ?? null } : session);
  }

  #intentOf = (session: Shape): Shape | undefined => this.intents.get(String(session.payment_intent));

  expire(id: string, expand: boolean): Answer {
    const session = this.sessions.get(id);
    if (!session) return missing('checkout.session', id);
    if (session.status !== 'open') {
      return refusal(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    }
    Object.assign(session, { status: 'expired', url: null });
    return this.session(id, expand);
  }

  /** The customer gives a card, or lets a debit go off that is decided later. */
  complete(session: Shape, outcome: 'paid' | 'processing'): void {
    if (session.status !== 'open') throw new Error(`This page is ${session.status}: nobody can pay there`);
    const id = newId('pi');
    const paid = outcome === 'paid';
    this.intents.set(id, {
      id,
      object: 'payment_intent',
      amount: session.amount_total,
      amount_received: paid ? session.amount_total : 0,
      currency: session.currency,
      last_payment_error: null,
      latest_charge: newId('ch'),
      metadata: session.metadata,
      status: paid ? 'succeeded' : 'processing',
    });
    Object.assign(session, {
      payment_intent: id,
      status: 'complete',
      url: null,
      payment_status: paid ? 'paid' : 'unpaid',
    });
  }

  /** The bank decides on a debit. */
  decide(session: Shape, outcome: 'paid' | 'refused'): void {
    const intent = this.#intentOf(session);
    const error = {
      type: 'card_error',
      code: 'payment_intent_payment_attempt_failed',
      message: 'The bank refused it.',
    };
    Object.assign(
      intent ?? {},
      outcome === 'paid'
        ? { status: 'succeeded', amount_received: session.amount_total }
        : { status: 'requires_payment_method', last_payment_error: error },
    );
    if (outcome === 'paid') session.payment_status = 'paid';
  }

  createRefund(params: Params): Answer {
    const intent = this.intents.get(String(params.payment_intent));
    if (!intent) return missing('payment_intent', String(params.payment_intent));
    const amount = Number(params.amount);
    const left = Number(intent.amount_received) - this.refundedOf(intent.id);
    if (THREE_DECIMAL.includes(String(intent.currency)) && amount % 10 !== 0)
      return refusal('The last digit must be 0.');
    if (left === 0)
      return refusal(`Charge ${intent.latest_charge} has already been refunded.`, { code: 'charge_already_refunded' });
    if (amount > left)
      return refusal(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`);
    if (this.refundsBecome === 'refused')
      return refusal('Insufficient funds in your balance.', { code: 'balance_insufficient' });
    const id = newId('re');
    const status = this.refundsBecome;
    const reason = status === 'failed' ? { failure_reason: 'expired_or_canceled_card' } : {};
    const { metadata = {} } = params;
    const { currency, latest_charge: charge } = intent;
    const refund = {
      id,
      object: 'refund',
      amount,
      charge,
      created: nowS(),
      currency,
      metadata,
      payment_intent: intent.id,
      status,
      ...reason,
    };
    this.refunds.set(id, refund);
    return ok(refund);
  }

  /** What went back, or is on its way. */
  refundedOf = (intent: string): number =>
    [...this.refunds.values()]
      .filter(({ payment_intent, status }) => payment_intent === intent && status !== 'failed')
      .reduce((sum, { amount }) => sum + Number(amount), 0);

  refund = (id: string): Answer => {
    const refund = this.refunds.get(id);
    return refund ? ok(refund) : missing('refund', id);
  };

  refundsOf = (intent: string): Answer =>
    list(
      '/v1/refunds',
      [...this.refunds.values()].filter(({ payment_intent }) => payment_intent === intent),
    );

  sessionsOf = (intent: string): Answer =>
    list(
      '/v1/checkout/sessions',
      [...this.sessions.values()].filter(({ payment_intent }) => payment_intent === intent),
    );

  /** Stripe's search for `metadata['name']:'value'`. */
  search(query: string): Answer {
    const [, name = '', value] = /^metadata\['(\w+)'\]:'(\w+)'$/.exec(query) ?? [];
    const found = [...this.intents.values()].filter(({ metadata }) => (metadata as Params)[name] === value);
    return list('/v1/payment_intents/search', found);
  }
}
