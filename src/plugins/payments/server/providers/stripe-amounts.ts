import { decimalsOf, type Money } from '../../../booking/server/port';

/**
 * Stripe counts amounts in units of its own, which are not always the currency's minor unit of ISO 4217: ariary as
 * they are, krónur in hundredths. A conversion by ISO's decimals alone would charge a hundred times too much or too
 * little. Source: https://docs.stripe.com/currencies, "Minor units in API amounts" and "Special cases". ISK and UGX are
 * whole and yet sent with two decimals that are always 00 (UGX stands in both lists; the special case decides); HUF and TWD
 * are whole in payouts only.
 */
const ZERO_DECIMAL = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));

/** Their last digit must be 0, for charges and refunds alike: the card networks count to the hundredth. */
const THREE_DECIMAL = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * What Stripe charges at least, in its own units, for an account that settles in this currency. Others are converted
 * first, at a rate that only Stripe knows: what is too little there Stripe says by itself.
 */
const MINIMUM: Readonly<Record<string, number>> = {
  AED: 200,
  CZK: 1500,
  DKK: 250,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  JPY: 50,
  KRW: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  PLN: 200,
  RON: 200,
  SEK: 300,
  THB: 1000,
  ...Object.fromEntries('AUD BRL CAD CHF EUR INR NZD SGD USD'.split(' ').map((currency) => [currency, 50])),
};

/** Twelve digits, for most cards; where a card or a currency takes fewer, Stripe says so by itself. */
const MAXIMUM = 999_999_999_999;

const stripeDecimals = (currency: string): number => {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
};

const stepOf = (currency: string): number => (THREE_DECIMAL.has(currency) ? 10 : 1);

/**
 * An amount as Stripe counts it.
 * @returns null when Stripe cannot move exactly this: nothing is rounded, the price is what was agreed
 */
export function toStripe({ amount, currency }: Money): number | null {
  const shift = stripeDecimals(currency) - decimalsOf(currency);
  const units = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift;
  const exact = Number.isSafeInteger(units) && units > 0 && units % stepOf(currency) === 0;
  return exact && units <= MAXIMUM ? units : null;
}

/** The way back, for what Stripe says that it received. @returns null for a part of our minor unit */
export function fromStripe(units: number, stripeCurrency: string): Money | null {
  const currency = stripeCurrency.toUpperCase();
  const shift = decimalsOf(currency) - stripeDecimals(currency);
  const amount = shift >= 0 ? units * 10 ** shift : units / 10 ** -shift;
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
}

/** Whether a customer can be asked for this amount through Stripe at all. */
export function isChargeable(price: Money): boolean {
  const units = toStripe(price);
  return units !== null && units >= (MINIMUM[price.currency] ?? 1);
}

/** What a refund must be a multiple of, in our minor units: 10 for dinars, 100 for ariary, 1 for most. */
export const refundStep = (currency: string): number =>
  stepOf(currency) * 10 ** Math.max(0, decimalsOf(currency) - stripeDecimals(currency));
