import fc from 'fast-check';
import { momentOf, OUTCOMES, outcomeOf } from './check-in';

const STATUSES = ['held', 'waiting', 'confirmed', 'expired', 'refused', 'cancelled', 'attended', 'no_show'] as const;

describe('the outcome of a scan', () => {
  it('lets in who is confirmed for this very trip, and nobody else', () => {
    for (const status of STATUSES) {
      expect([status, outcomeOf(status, true) === 'valid']).toEqual([status, status === 'confirmed']);
      expect(outcomeOf(status, false)).not.toBe('valid');
    }
  });

  it('is known for every status', () => {
    for (const status of STATUSES) expect(OUTCOMES).toContain(outcomeOf(status, true));
  });

  it('sends nobody to another trip whose booking is over', () => {
    expect(
      ['cancelled', 'refused', 'confirmed', 'attended'].map((status) => outcomeOf(status as 'confirmed', false)),
    ).toEqual(['cancelled', 'cancelled', 'other_trip', 'other_trip']);
  });
});

describe('the moment of a scan', () => {
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const WEEK_MS = 7 * 86_400_000;

  it('is never after it was recorded, and never more than a week before', () => {
    fc.assert(
      fc.property(instant, instant, (scanned, recorded) => {
        const late = recorded.getTime() - momentOf(scanned, recorded).getTime();
        expect(late >= 0 && late <= WEEK_MS).toBe(true);
      }),
    );
  });

  it("is the phone's own while its clock can be right", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: WEEK_MS }), (recorded, late) => {
        const scanned = new Date(recorded.getTime() - late);
        expect(momentOf(scanned, recorded)).toBe(scanned);
      }),
    );
  });
});
