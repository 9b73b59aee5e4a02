import fc from 'fast-check';
import type { Sitting } from './hours';
import { type Counting, countablesOf, parseResource, resourcesFor, seatingsOf, spanOf, stayOf } from './seatings';
import { DAY_MINUTES, wallTimeOf } from './wall-clock';

const MINUTE_MS = 60_000;
const SERVICE = 'abcdefghijklmnopqrstuvwx';

const counting = (fields: Partial<Counting> = {}): Counting => ({
  countPer: 'slot',
  slotMinutes: 30,
  dwellMinutes: 90,
  timeZone: 'Africa/Tunis',
  ...fields,
});

const sitting = (fields: Partial<Sitting> = {}): Sitting => ({
  date: '2026-11-24',
  opens: '19:00',
  closes: '23:30',
  lastSeating: '22:00',
  covers: 8,
  ...fields,
});

const anyCounting = fc.record({
  countPer: fc.constantFrom('service' as const, 'slot' as const),
  slotMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 120),
  dwellMinutes: fc.option(fc.integer({ min: 5, max: 360 }), { nil: null }),
  timeZone: fc.constantFrom('Europe/Paris', 'Africa/Tunis', 'America/Santiago'),
});

const anySitting = fc
  .record({
    date: fc
      .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    opens: fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
    long: fc.integer({ min: 1, max: 720 }),
    last: fc.nat(),
  })
  .map(({ date, opens, long, last }) => ({
    date,
    covers: 8,
    opens: wallTimeOf(opens),
    closes: wallTimeOf(opens + long),
    lastSeating: wallTimeOf(opens + (last % long)),
  }));

const times = (one: Sitting, how: Counting): string[] => seatingsOf(one, how).map(({ time }) => time);

describe('when parties may sit down', () => {
  it('is every slot from opening to the last seating', () => {
    expect(times(sitting(), counting())).toEqual(['19:00', '19:30', '20:00', '20:30', '21:00', '21:30', '22:00']);
    expect(times(sitting({ lastSeating: '20:50' }), counting({ slotMinutes: 60 }))).toEqual(['19:00', '20:00']);
    expect(times(sitting({ lastSeating: '19:00' }), counting())).toEqual(['19:00']);
  });

  it('goes on past midnight', () => {
    const late = sitting({ opens: '22:00', closes: '02:00', lastSeating: '01:00' });
    expect(times(late, counting({ slotMinutes: 60 }))).toEqual(['22:00', '23:00', '00:00', '01:00']);
    const [first, last] = [seatingsOf(late, counting())[0], seatingsOf(late, counting()).at(-1)];
    expect((last as { at: number }).at - (first as { at: number }).at).toBe(180 * MINUTE_MS);
  });

  it.each([
    // 02:00 to 03:00 does not exist
    ['Europe/Paris', '2026-03-28', ['01:00', '01:30', '03:00', '03:30', '04:00']],
    [
      'Europe/Paris',
      '2026-10-24',
      ['01:00', '01:30', '02:00+02:00', '02:30+02:00', '02:00+01:00', '02:30+01:00', '03:00', '03:30', '04:00'],
    ],
    ['Africa/Tunis', '2026-10-24', ['01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00']],
    // There midnight is skipped, or the hour before it comes twice; the small hours are untouched.
    ['America/Santiago', '2026-09-05', ['01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00']],
  ])('on the night of the time change, %s %s', (timeZone, date, expected) => {
    const night = sitting({ date, opens: '23:00', closes: '05:00', lastSeating: '04:00' });
    const small = times(night, counting({ timeZone })).filter((time) => time >= '01:00' && time < '05:00');
    expect(small).toEqual(expected);
  });

  it('has no midnight in Santiago in spring, and its last hour twice in autumn', () => {
    const santiago = counting({ timeZone: 'America/Santiago' });
    const evening = { opens: '22:00', closes: '02:00', lastSeating: '01:00' };
    expect(times(sitting({ date: '2026-09-05', ...evening }), santiago)).toEqual([
      '22:00',
      '22:30',
      '23:00',
      '23:30',
      '01:00',
    ]);
    expect(times(sitting({ date: '2026-04-04', ...evening }), santiago)).toEqual([
      '22:00', '22:30', '23:00-03:00', '23:30-03:00', '23:00-04:00', '23:30-04:00', '00:00', '00:30', '01:00',
    ]); // biome-ignore format: a list of times
  });
});

describe('what a party counts in', () => {
  it('is its service, or each slot that it sits through', () => {
    const seatings = seatingsOf(sitting(), counting());
    const at = (time: string) => seatings.find((seating) => seating.time === time) as (typeof seatings)[number];
    const counted = (time: string, how: Partial<Counting> = {}) =>
      resourcesFor(SERVICE, '2026-11-24', seatings, at(time), counting(how)).map((r) => parseResource(r)?.time);
    expect(counted('20:00')).toEqual(['20:00', '20:30', '21:00']);
    expect(counted('21:30')).toEqual(['21:30', '22:00']);
    expect(counted('20:00', { dwellMinutes: 31 })).toEqual(['20:00', '20:30']);
    expect(counted('20:00', { dwellMinutes: null })).toEqual(['20:00']);
    expect(counted('20:00', { countPer: 'service' })).toEqual([null]);
  });

  it('is there to be counted, begins with the party and ends before it leaves', () => {
    fc.assert(
      fc.property(anySitting, anyCounting, (one, how) => {
        const seatings = seatingsOf(one, how);
        const countables = new Map(countablesOf(SERVICE, one, how).map((each) => [each.resource, each]));
        for (const seating of seatings) {
          const resources = resourcesFor(SERVICE, one.date, seatings, seating, how);
          expect(resources.every((resource) => countables.has(resource))).toBe(true);
          expect(new Set(resources).size).toBe(resources.length);
          if (how.countPer === 'service') continue;
          const starts = resources.map((resource) => countables.get(resource)?.startsAt as number);
          expect(starts[0]).toBe(seating.at);
          const leaves = seating.at + Math.max(1, how.dwellMinutes ?? 0) * MINUTE_MS;
          expect(starts.every((start) => start < leaves)).toBe(true);
          const between = seatings.filter(({ at }) => at >= seating.at && at < leaves);
          expect(resources).toHaveLength(between.length);
        }
      }),
    );
  });

  it('never ends before it begins, and a party never leaves before it comes', () => {
    fc.assert(
      fc.property(anySitting, anyCounting, (one, how) => {
        const span = spanOf(one, how.timeZone);
        expect(span.endsAt).toBeGreaterThanOrEqual(span.startsAt);
        for (const seating of seatingsOf(one, how)) {
          const [comes, leaves] = stayOf(seating, one, how);
          expect(leaves.getTime()).toBeGreaterThanOrEqual(comes.getTime());
        }
      }),
    );
  });
});
