import fc from 'fast-check';
import { type AuditedBooking, faultsOf } from './audit';
import { allOf, balanceOf, type Funds, left, surplusOf } from './balance';
import { fateOf } from './fate';
import { LEASE, pauseAfterSilence, pauseOfPending, pauseOfRefund } from './pauses';
import { percentAt, policyLines, refundable } from './policy';
import { CALL_WITHIN_MS } from './provider';
import { isReceived, mayBecome, PAYMENT_STATUSES } from './status';

const HOUR_MS = 3_600_000;
const START = new Date('2026-12-01T10:00:00Z');

const amount = fc.integer({ min: 0, max: 2_000_000_000 });
const step = fc.constantFrom(1, 10, 100);
const policy = fc.array(
  fc.record({ hoursBefore: fc.integer({ min: 0, max: 100 }), percent: fc.integer({ min: 0, max: 100 }) }),
  { maxLength: 4 },
);
const now = fc.integer({ min: -200 * 60, max: 60 }).map((minutes) => new Date(START.getTime() + minutes * 60_000));

describe('what comes back to a customer who cancels', () => {
  it('is a whole number of minor units, at most what was paid, and rounded up to what can be moved', () => {
    fc.assert(
      fc.property(policy, now, amount, step, (steps, at, paid, unit) => {
        const back = refundable(steps, START, at, paid, unit);
        expect(Number.isInteger(back)).toBe(true);
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThanOrEqual(paid);
        const exact = (paid * percentAt(steps, START, at)) / 100;
        expect(back).toBeGreaterThan(exact - 1);
        expect(back).toBeLessThan(exact + unit);
      }),
    );
  });

  it('never becomes more with time', () => {
    fc.assert(
      fc.property(policy, now, now, amount, (steps, one, two, paid) => {
        const [earlier, later] = one <= two ? [one, two] : [two, one];
        expect(refundable(steps, START, earlier, paid)).toBeGreaterThanOrEqual(refundable(steps, START, later, paid));
      }),
    );
  });

  it('is what was shown: each line holds until its limit, and the last until the booking begins', () => {
    fc.assert(
      fc.property(policy, now, amount, (steps, at, paid) => {
        fc.pre(at <= START);
        const lines = policyLines(steps, START, { amount: paid, currency: 'TND' });
        expect(lines.at(-1)?.until).toBeNull();
        const line = lines.find(({ until }) => until === null || at <= until);
        expect(line?.amount).toEqual({ amount: refundable(steps, START, at, paid), currency: 'TND' });
        const percents = lines.map(({ percent }) => percent);
        expect(percents).toEqual([...new Set(percents)].sort((a, b) => b - a));
      }),
    );
  });

  it.each([
    [25, 100],
    [24, 100],
    [23.99, 50],
    [2, 50],
    [1.99, 0],
    [-1, 0],
  ])('%d hours before is %d percent by the usual policy', (hours, percent) => {
    const usual = [
      { hoursBefore: 24, percent: 100 },
      { hoursBefore: 2, percent: 50 },
    ];
    expect(percentAt(usual, START, new Date(START.getTime() - hours * HOUR_MS))).toBe(percent);
  });
});

/** Payments as the database lets them be: no more goes back and is kept than came in. */
const funds = fc
  .array(
    fc.record({
      received: fc.integer({ min: 0, max: 1_000_000 }),
      back: fc.double({ min: 0, max: 1, noNaN: true }),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      currency: fc.constantFrom('TND', 'TND', 'TND', 'EUR'),
      step,
    }),
    { maxLength: 5 },
  )
  .map((drafts) =>
    drafts.map(({ received, back, keep, ...rest }, i): Funds => {
      const promised = Math.floor(received * back);
      const kept = Math.floor((received - promised) * keep);
      return { id: i + 1, received, promised, refunded: 0, waived: 0, kept, ...rest };
    }),
  );
const price = fc.record({ amount: fc.integer({ min: 0, max: 2_000_000 }), currency: fc.constant('TND') });

const giveBack = (payments: readonly Funds[], shares: readonly { paymentId: number; amount: number }[]): Funds[] =>
  payments.map((payment) => ({
    ...payment,
    promised:
      payment.promised +
      shares.filter(({ paymentId }) => paymentId === payment.id).reduce((total, share) => total + share.amount, 0),
  }));

describe('a booking’s balance', () => {
  it('is never both owed and overpaid, once what is too much has been given back', () => {
    fc.assert(
      fc.property(price, funds, (cost, payments) => {
        const shares = surplusOf(cost, payments);
        for (const share of shares) expect(share.amount).toBeGreaterThan(0);
        const after = giveBack(payments, shares);
        for (const payment of after) expect(left(payment)).toBeGreaterThanOrEqual(0);
        const there = after
          .filter(({ currency }) => currency === 'TND')
          .reduce((sum, payment) => sum + left(payment), 0);
        const { due } = balanceOf(cost, payments);
        expect(balanceOf(cost, after).due).toEqual(due);
        // Less than what the coarsest provider can move may stay.
        const spare = Math.max(1, ...payments.map((payment) => payment.step)) - 1;
        if (due.amount === 0) expect(there).toBeLessThanOrEqual(cost.amount + spare * payments.length);
        else expect(there + due.amount).toBe(cost.amount);
        for (const payment of after.filter(({ currency }) => currency !== 'TND')) expect(left(payment)).toBe(0);
      }),
    );
  });

  it('is nothing once all has been given back', () => {
    fc.assert(
      fc.property(price, funds, (cost, payments) => {
        const after = giveBack(payments, allOf(payments));
        expect(after.every((payment) => left(payment) === 0)).toBe(true);
        expect(balanceOf(cost, after).due).toEqual(cost);
      }),
    );
  });
});

describe('money that has come in', () => {
  it('settles a hold, takes a lapsed one’s place again, counts for a living booking, and leaves an ended one', () => {
    expect(
      ['held', 'expired', 'confirmed', 'waiting', 'attended', 'no_show', 'cancelled', 'refused'].map((s) =>
        fateOf(s, 0),
      ),
    ).toEqual(['settle', 'reinstate', 'count', 'count', 'count', 'count', 'return', 'return']);
  });

  it('that is not enough settles nothing, and is nobody’s after the end', () => {
    expect([fateOf('held', 1), fateOf('expired', 1)]).toEqual(['count', 'return']);
  });

  it('is taken on every payment it has not come in on, and never leaves its row again', () => {
    for (const status of PAYMENT_STATUSES) {
      expect(mayBecome('receive', status)).toBe(!isReceived(status));
      expect(mayBecome('fail', status) || mayBecome('cancel', status)).toBe(status === 'pending');
    }
  });
});

describe('a pause', () => {
  it('lets nobody wait for a minute whose process was killed', () => {
    expect(LEASE * 1000).toBeGreaterThan(CALL_WITHIN_MS);
    for (let looks = 0; looks < 100; looks += 1) expect(LEASE + pauseOfPending(looks)).toBeLessThan(60);
  });

  it('grows, and ends', () => {
    for (const pause of [pauseAfterSilence, pauseOfPending, pauseOfRefund]) {
      for (let attempts = 1; attempts < 100; attempts += 1) {
        expect(pause(attempts)).toBeGreaterThan(0);
        expect(pause(attempts + 1)).toBeGreaterThanOrEqual(pause(attempts));
        expect(pause(attempts)).toBeLessThanOrEqual(5120);
      }
    }
  });
});

describe('the audit', () => {
  const payment = {
    id: 'p',
    status: 'succeeded',
    currency: 'TND',
    promised: 0,
    refunded: 0,
    kept: 0,
    step: 1,
    percents: [100, 50],
    refunds: [],
  };
  const sound: AuditedBooking = {
    code: 'K7QF-3MXD',
    status: 'confirmed',
    price: 1000,
    currency: 'TND',
    ended: null,
    payments: [{ ...payment, received: 1000 }],
  };
  const cancelled = (kept: number, back: number, actor = 'customer'): AuditedBooking => ({
    ...sound,
    status: 'cancelled',
    ended: { event: 'cancel', from: 'confirmed', actor },
    payments: [
      {
        ...payment,
        received: 1000,
        kept,
        promised: back,
        refunded: back,
        status: back < 1000 ? 'partly_refunded' : 'refunded',
        refunds: [{ amount: back, status: 'succeeded', why: 'cancelled' }],
      },
    ],
  });

  it.each([
    ['a paid booking', sound],
    ['one that is owed', { ...sound, price: 2000 }],
    ['one cancelled for half', cancelled(500, 500)],
    ['one that was given back', cancelled(0, 1000, 'staff 7 Amel')],
  ])('finds nothing wrong with %s', (_what, booking) => {
    expect(faultsOf(booking)).toEqual([]);
  });

  it.each([
    ['more than it costs', { ...sound, price: 999 }],
    ['paid and held', { ...sound, status: 'held' }],
    ['a share that no policy leaves', cancelled(400, 600)],
    ['a share kept by staff’s own decision', cancelled(500, 500, 'staff 7 Amel')],
    ['a deleted booking', { ...sound, status: null }],
    ['another currency', { ...sound, currency: 'EUR' }],
  ])('finds %s', (_what, booking) => {
    expect(faultsOf(booking)).not.toEqual([]);
  });
});
