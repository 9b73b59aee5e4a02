import { audiencesOf, LETTERS, letterOf, mootBecause } from './letters';

const EVENTS = [
  ...['hold', 'offer', 'request', 'confirm', 'settle', 'accept', 'reinstate'],
  ...['move', 'cancel', 'refuse', 'expire'],
];
const TO_CUSTOMERS = ['payment_received', 'payment_failed', 'refund_started', 'refunded', 'reminder'];
const NOW = new Date('2026-11-20T12:00:00Z');
const TOMORROW = new Date('2026-11-21T12:00:00Z');

describe('who is told of what', () => {
  it('is the customer, of everything that decides about their booking', () => {
    for (const event of EVENTS) expect(audiencesOf(event, null)).toContain('customer');
  });

  it('is nobody, when staff tick off who came and who did not', () => {
    expect([...audiencesOf('attend', 'confirmed'), ...audiencesOf('miss', 'confirmed')]).toEqual([]);
  });

  it('is the venue only of what concerns it: not of a hold, nor of its end before it was settled', () => {
    const heard = (event: string, from: string | null) => audiencesOf(event, from).includes('venue');
    expect([heard('hold', null), heard('cancel', 'held'), heard('move', 'held'), heard('expire', 'held')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([heard('settle', 'held'), heard('cancel', 'confirmed'), heard('request', null)]).toEqual([true, true, true]);
  });

  it('is the customer of their money and of what is coming, and the venue of a refund that it must see to', () => {
    for (const kind of TO_CUSTOMERS) expect(audiencesOf(kind, null)).toEqual(['customer']);
    expect(audiencesOf('refund_failed', null)).toEqual(['venue']);
  });

  it('uses every letter there is', () => {
    expect(new Set([...EVENTS, ...TO_CUSTOMERS, 'refund_failed'].map(letterOf))).toEqual(new Set(LETTERS));
  });
});

describe('a letter', () => {
  const booking = (more: object) => ({ status: 'confirmed', startsAt: TOMORROW, holdExpiresAt: null, ...more });

  it.each(['held', 'offered'] as const)(
    '%s is of no use from the deadline on, what became of it always is',
    (letter) => {
      const held = (holdExpiresAt: Date) => booking({ status: 'held', holdExpiresAt });
      const why = (told: ReturnType<typeof held>) => mootBecause(letter, told, told, NOW);
      expect(why(held(new Date(NOW.getTime() + 1)))).toBeNull();
      expect(why(held(NOW))).toMatch(/was over/);
      expect(mootBecause('confirmed', held(NOW), booking({}), NOW)).toBeNull();
    },
  );

  it('that reminds is of no use for what is off, was moved or has begun', () => {
    const why = (present: object) => mootBecause('reminder', booking({}), booking(present), NOW);
    expect(why({})).toBeNull();
    expect(why({ status: 'cancelled' })).toMatch(/does not stand/);
    expect(why({ startsAt: new Date(TOMORROW.getTime() + 1) })).toMatch(/moved/);
    expect(mootBecause('reminder', booking({ startsAt: NOW }), booking({ startsAt: NOW }), NOW)).toMatch(/begun/);
  });
});
