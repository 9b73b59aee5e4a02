import { refusal } from './judge';
import { conflictOf, countsOf, eraseAfter, pauseAfter, withAnswer, withQueue } from './queue';
import type { Outcome, Passenger, QueuedScan } from './types';

const passenger = (code: string, status: string, seats = 1): Passenger => ({
  code,
  name: code,
  seats,
  status,
  linkVersion: 1,
  attendedAt: null,
  attendedBy: null,
  isPaid: null,
});

const scan = (code: string): QueuedScan => ({
  scanId: `scan of ${code}`,
  trip: 'trip1',
  reading: { code },
  scannedAt: '2026-11-20T05:50:00Z',
  said: { ...refusal('valid'), code },
  staff: '1',
  timeZone: 'Africa/Tunis',
  eraseAfter: '2026-11-21T06:00:00Z',
});

const answer = (verdict: Outcome['verdict'], more: Partial<Outcome> = {}): Outcome => ({
  ...refusal(verdict),
  ...more,
});

describe('the list at the door', () => {
  const list = [passenger('A', 'confirmed', 2), passenger('B', 'attended', 3), passenger('C', 'cancelled', 4)];

  it('has on board whoever this phone let in, sent or not', () => {
    const listed = withQueue(list, [scan('A'), scan('C')]);
    expect(listed.map(({ presence }) => presence)).toEqual(['to_send', 'inside', 'gone']);
    expect(listed[0]?.attendedAt).toBe('2026-11-20T05:50:00Z');
  });

  it('counts seats, not bookings, and nobody who may not board', () => {
    expect(countsOf(withQueue(list, []))).toEqual({ inside: 3, expected: 5 });
    expect(countsOf(withQueue(list, [scan('A')]))).toEqual({ inside: 5, expected: 5 });
  });

  it('takes up each answer', () => {
    const at = '2026-11-20T05:51:00Z';
    const after = (outcome: Outcome) => withAnswer(list, outcome, '2026-11-20T05:50:00Z')[0];
    expect(after(answer('valid', { code: 'A' }))).toMatchObject({
      status: 'attended',
      attendedAt: '2026-11-20T05:50:00Z',
    });
    expect(after(answer('already', { code: 'A', at, by: 'Leïla' }))).toMatchObject({
      status: 'attended',
      attendedAt: at,
      attendedBy: 'Leïla',
    });
    expect(after(answer('cancelled', { code: 'A' }))?.status).toBe('cancelled');
    expect(after(answer('forged'))?.status).toBe('confirmed');
  });
});

describe('a scan that is answered later', () => {
  it('is forgotten when the API lets them in too', () => {
    expect(conflictOf(scan('A'), answer('valid'))).toBeNull();
  });

  it.each(['already', 'cancelled', 'not_confirmed', 'other_trip', 'forged', 'unknown'] as const)(
    'is shown when the API answers %s',
    (verdict) => {
      expect(conflictOf(scan('A'), answer(verdict))).toMatchObject({ scanId: 'scan of A', answer: { verdict } });
    },
  );

  it('is shown when the API does not take it', () => {
    expect(conflictOf(scan('A'), null)).toMatchObject({ answer: null, reading: { code: 'A' } });
  });
});

it('waits longer after each failure, a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map(pauseAfter)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

it('keeps what is about people for a day after the trip', () => {
  expect(eraseAfter('2026-11-20T06:00:00.000Z')).toBe('2026-11-21T06:00:00.000Z');
});
