import { ApiError, ApiUnavailable } from '../api/errors';
import type { Payment } from '../api/types';
import { translator } from '../i18n/translate';
import type { RequestContext } from '../request-context';
import { onTheWay, payBooking } from './booking-pay';

const code = 'K7QF-3MXD';
const page = 'https://checkout.example/c/1?a=1&b=2';

type Calls = Partial<Record<'pay' | 'cancelPayment' | 'payments', (...given: never[]) => unknown>>;

/** Someone whose browser holds the booking's token. */
function context(api: Calls): RequestContext {
  return {
    api,
    t: translator('fr'),
    language: 'fr',
    cookies: { get: () => ({ value: 'a-token' }) },
  } as unknown as RequestContext;
}

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

const payment = (change: Partial<Payment>) => ({ id: 'p1', status: 'pending', redirectUrl: null, ...change });
const refuse = (status: number, detail: string) => async () => {
  throw new ApiError(status, { error: { status, name: 'x', message: 'x', details: { code: detail } } });
};
const whereTo = async (api: Calls, values: Record<string, string>) =>
  (await payBooking(context(api), code, form(values))).to;

describe('the button of a way to pay', () => {
  const chosen = { provider: 'sandbox', key: 'key-1' };

  it('leads to a page of ours, and from there to the provider', async () => {
    expect(await whereTo({ pay: async () => payment({ redirectUrl: page }) }, chosen)).toBe(`/fr/b/${code}/payer`);
    const open = { provider: 'sandbox', status: 'pending', redirectUrl: page, createdAt: '2026-11-20T10:00:00Z' };
    const outcome = await onTheWay(context({ payments: async () => ({ payments: [open] }) }), code);
    expect(outcome).toMatchObject({ kind: 'page', view: { to: page, back: `/fr/b/${code}` } });
  });

  it('leads back to the booking when there is nowhere to go on', async () => {
    expect(await whereTo({ pay: async () => payment({ status: 'failed' }) }, chosen)).toBe(`/fr/b/${code}`);
    const unsafe = async () => payment({ redirectUrl: 'javascript:alert(1)' });
    expect(await whereTo({ pay: unsafe }, chosen)).toBe(`/fr/b/${code}`);
    const none = await onTheWay(context({ payments: async () => ({ payments: [] }) }), code);
    expect(none).toEqual({ kind: 'redirect', to: `/fr/b/${code}` });
  });

  it('sends the key of its form, and one of its own when that was lost', async () => {
    const keys: string[] = [];
    const pay = async (_: unknown, __: string, key: string) => {
      keys.push(key);
      return payment({});
    };
    await whereTo({ pay }, chosen);
    await whereTo({ pay }, { provider: 'sandbox', key: 'not a key' });
    expect(keys[0]).toBe('key-1');
    expect(keys[1]).toMatch(/^[\w-]{36}$/);
  });

  it.each([
    [async () => Promise.reject(new ApiUnavailable(5)), 'payment_away'],
    [refuse(409, 'HOLD_EXPIRED'), 'hold_expired'],
    [refuse(409, 'PAYMENT_NOT_DUE'), 'nothing_due'],
    [refuse(429, ''), 'too_many'],
  ])('says why not', async (pay, notice) => {
    expect(await whereTo({ pay }, chosen)).toBe(`/fr/b/${code}?notice=${notice}`);
  });

  it('does nothing for a form without a provider', async () => {
    expect(await whereTo({}, { key: 'key-1' })).toBe(`/fr/b/${code}`);
  });
});

describe('cancelling a payment', () => {
  const cancel = (status: Payment['status']) =>
    whereTo({ cancelPayment: async () => payment({ status }) }, { cancel: 'p1' });

  it('says so, or how the payment stands when its money was on the way', async () => {
    expect(await cancel('cancelled')).toBe(`/fr/b/${code}?notice=payment_cancelled`);
    expect(await cancel('pending')).toBe(`/fr/b/${code}?from=payment`);
    expect(await cancel('succeeded')).toBe(`/fr/b/${code}?from=payment`);
  });
});
