import type Stripe from 'stripe';

/**
 * Two tries and the pause between them end within `CALL_WITHIN_MS`. A call that takes several requests may end later:
 * then nobody waits for it any more, it is made again, and has its one effect.
 */
const TIMEOUT_MS = 4000;
const RETRIES = 1;

export interface StripeClient {
  readonly stripe: Stripe;
  readonly webhookSecret: string;
}

/** @throws Error in words for whoever runs the server */
export function clientOf({ secretKey, webhookSecret, apiUrl }: Readonly<Record<string, unknown>>): StripeClient {
  if (!isSet(secretKey) || !isSet(webhookSecret)) {
    throw new Error('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are needed together: set both or neither');
  }
  if (!/^[sr]k_/.test(secretKey)) throw new Error('STRIPE_SECRET_KEY is no secret key: those begin with sk_ or rk_');
  if (!/^whsec_/.test(webhookSecret)) {
    throw new Error('STRIPE_WEBHOOK_SECRET is no signing secret: those begin with whsec_');
  }
  // A tenth of a second of every start, which only those pay who use it.
  const Sdk: typeof Stripe = require('stripe');
  const stripe = new Sdk(secretKey, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    appInfo: { name: 'Relais' },
    ...(isSet(apiUrl) && addressOf(apiUrl)),
  });
  return { stripe, webhookSecret };
}

const isSet = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Another server than Stripe's own, that answers as it does: for tests. */
function addressOf(apiUrl: string): { protocol: 'http' | 'https'; host: string; port: number } {
  const { protocol, hostname, port } = new URL(apiUrl);
  const secure = protocol === 'https:';
  return { protocol: secure ? 'https' : 'http', host: hostname, port: Number(port) || (secure ? 443 : 80) };
}
