import { randomUUID } from 'node:crypto';
import type { AllotmentInput, Claim, Order } from '../../src/plugins/booking/server/port';
import { TRADE } from './engine-trade.mts';

const DAY_MS = 24 * 60 * 60_000;

/** Tomorrow, to the second: what the tests book begins then, unless they say otherwise. */
export const TOMORROW = new Date(Math.floor((Date.now() + DAY_MS) / 1000) * 1000);

export const allotment = (resource: string, capacity: number | null, more: Partial<AllotmentInput> = {}) => ({
  resource,
  venue: 'somewhere',
  capacity,
  closed: false,
  startsAt: TOMORROW,
  endsAt: null,
  ...more,
});

/** A hold of ten minutes by a customer, unless said otherwise. */
export const order = (claims: readonly Claim[], more: Partial<Order> = {}): Order => ({
  trade: TRADE,
  venue: 'somewhere',
  claims,
  quantity: Math.max(...claims.map(({ units }) => units)),
  startsAt: TOMORROW,
  endsAt: null,
  contact: { name: 'Salma', email: null, phone: '+21620123456' },
  locale: 'fr',
  notes: null,
  price: null,
  clientId: null,
  admission: 'hold',
  otherwise: 'refuse',
  holdMinutes: 10,
  idempotency: null,
  actor: { kind: 'customer' },
  ...more,
});

export const keyed = (key: string = randomUUID(), hash = 'same') => ({ idempotency: { key, hash } });

export const CUSTOMER = { kind: 'customer' } as const;
export const STAFF = { kind: 'staff', id: 1, name: 'Amel' } as const;
export const PAYMENT = { kind: 'payment' } as const;

/** What came of many calls at once. */
export interface Outcomes<T> {
  readonly done: T[];
  readonly refused: string[];
  /** Errors that are no refusals: over HTTP each would be a 5xx. */
  readonly faults: string[];
}

export async function settled<T>(calls: readonly Promise<T>[]): Promise<Outcomes<T>> {
  const results = await Promise.allSettled(calls);
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  return {
    done: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    refused: errors.filter((error) => 'details' in error).map(({ code }) => code),
    faults: errors.filter((error) => !('details' in error)).map(({ code, message }) => `${code} ${message}`),
  };
}
