import fc from 'fast-check';
import { decimalsOf } from '../../../booking/server/port';
import { fromStripe, isChargeable, refundStep, toStripe } from './stripe-amounts';

const EVERY_KIND = [
  'EUR',
  'USD',
  'JPY',
  'XOF',
  'TND',
  'KWD',
  'BHD',
  'JOD',
  'OMR',
  'ISK',
  'UGX',
  'HUF',
  'TWD',
  'MGA',
  'IDR',
  'COP',
];
const THREE_DECIMAL = ['TND', 'KWD', 'BHD', 'JOD', 'OMR'];

const currency = fc.constantFrom(...EVERY_KIND);
const money = fc.record({ amount: fc.integer({ min: 1, max: 900_000 }), currency });
/** The price of one whole unit: 1 euro, 1 dinar, 1 króna. */
const one = (code: string) => ({ amount: 10 ** decimalsOf(code), currency: code });

describe('an amount as Stripe counts it', () => {
  it.each([
    ['EUR', 100],
    ['USD', 100],
    ['JPY', 1],
    ['XOF', 1],
    ['MGA', 1],
    ['TND', 1000],
    ['KWD', 1000],
    // Sent with two decimals that are always 00.
    ['ISK', 100],
    ['UGX', 100],
    // Whole in payouts only.
    ['HUF', 100],
    ['TWD', 100],
    ['IDR', 100],
    ['COP', 100],
  ])('one %s is %i', (code, units) => {
    expect(toStripe(one(code))).toBe(units);
  });

  it('comes back as it went, whatever the currency', () => {
    fc.assert(
      fc.property(money, (price) => {
        const units = toStripe(price);
        fc.pre(units !== null);
        expect(fromStripe(units as number, price.currency.toLowerCase())).toEqual(price);
      }),
    );
  });

  it('grows with the price, so that no price is charged as another', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 1000 }), ({ amount, currency: code }, more) => {
        const [less, larger] = [
          toStripe({ amount, currency: code }),
          toStripe({ amount: amount + more, currency: code }),
        ];
        fc.pre(less !== null && larger !== null);
        expect(larger).toBeGreaterThan(less as number);
      }),
    );
  });

  it.each(THREE_DECIMAL)('in %s ends in 0, or there is none: nothing is rounded', (code) => {
    expect(toStripe({ amount: 12_500, currency: code })).toBe(12_500);
    expect(toStripe({ amount: 12_505, currency: code })).toBeNull();
  });

  it.each([
    { amount: 0, currency: 'EUR' },
    { amount: -100, currency: 'EUR' },
    { amount: 12.5, currency: 'EUR' },
    { amount: Number.NaN, currency: 'EUR' },
    { amount: 1_000_000_000_000, currency: 'EUR' },
  ])('there is none for %j', (price) => {
    expect(toStripe(price)).toBeNull();
  });
});

describe('a customer is asked to pay by Stripe', () => {
  it.each([
    [{ amount: 50, currency: 'EUR' }, true],
    [{ amount: 49, currency: 'EUR' }, false],
    [{ amount: 30, currency: 'GBP' }, true],
    [{ amount: 29, currency: 'GBP' }, false],
    [{ amount: 50, currency: 'JPY' }, true],
    [{ amount: 49, currency: 'JPY' }, false],
    [{ amount: 17_500, currency: 'HUF' }, true],
    [{ amount: 17_499, currency: 'HUF' }, false],
    [{ amount: 25_000, currency: 'TND' }, true],
    [{ amount: 25_005, currency: 'TND' }, false],
  ])('for %j: %s', (price, chargeable) => {
    expect(isChargeable(price)).toBe(chargeable);
  });

  it('for nothing that Stripe cannot count', () => {
    fc.assert(fc.property(money, (price) => !isChargeable(price) || toStripe(price) !== null));
  });
});

describe('a refund', () => {
  it.each([
    ['EUR', 1],
    ['JPY', 1],
    ['ISK', 1],
    ['UGX', 1],
    ['TND', 10],
    ['KWD', 10],
  ])('in %s moves in steps of %i', (code, step) => {
    expect(refundStep(code)).toBe(step);
  });

  it('of any number of steps can be made', () => {
    fc.assert(
      fc.property(currency, fc.integer({ min: 1, max: 90_000 }), (code, steps) => {
        expect(toStripe({ amount: steps * refundStep(code), currency: code })).not.toBeNull();
      }),
    );
  });
});
