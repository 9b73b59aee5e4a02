import fc from 'fast-check';
import { dueWindows, type ReminderRule } from './reminders';

const ZONES = ['Europe/Paris', 'America/Santiago', 'Africa/Tunis', 'Australia/Lord_Howe'];
const rule = (more: Partial<ReminderRule>): ReminderRule => ({
  id: 'r',
  venue: 'v',
  minutesBefore: null,
  daysBefore: null,
  localTime: null,
  ...more,
});

const at = (instant: string): Date => new Date(instant);
const windows = (more: Partial<ReminderRule>, zone: string, since: string, now: string) =>
  dueWindows(rule(more), zone, at(since), at(now)).map(({ from, until, dueAt }) =>
    [from, until, ...(dueAt ? [dueAt] : [])].map((instant) => instant.toISOString().slice(0, 16)),
  );

/** Who begins at this instant is reminded between these two looks. */
const isDue = (asked: ReminderRule, zone: string, since: number, now: number, start: number): boolean =>
  dueWindows(asked, zone, new Date(since), new Date(now)).some(
    ({ from, until }) => start >= from.getTime() && start < until.getTime(),
  );

describe('a reminder so long before', () => {
  it('is that long before by the clock that never jumps, on nights of 23 and 25 hours too', () => {
    const day = { minutesBefore: 1440 };
    const look = ['2026-10-24T05:00:00Z', '2026-10-24T05:00:30Z'] as const;
    expect(windows(day, 'Europe/Paris', ...look)).toEqual([['2026-10-25T05:00', '2026-10-25T05:00']]);
    const [window] = dueWindows(rule(day), 'Europe/Paris', at(look[0]), at(look[1]));
    expect((window?.from.getTime() ?? 0) - at(look[0]).getTime()).toBe(24 * 3_600_000);
  });
});

describe('a reminder on the evening before', () => {
  const evening = { daysBefore: 1, localTime: '18:00' };

  it.each([
    // The day itself has 25, 23 or 24 hours; the evening before is at six by the wall clock all the same.
    ['Europe/Paris', '2026-10-24T16:00', ['2026-10-24T22:00', '2026-10-25T23:00']],
    ['Europe/Paris', '2027-03-27T17:00', ['2027-03-27T23:00', '2027-03-28T22:00']],
    ['America/Santiago', '2027-04-02T21:00', ['2027-04-03T03:00', '2027-04-04T04:00']],
    ['America/Santiago', '2027-09-04T22:00', ['2027-09-05T04:00', '2027-09-06T03:00']],
    ['Africa/Tunis', '2026-11-20T17:00', ['2026-11-20T23:00', '2026-11-21T23:00']],
  ])('in %s is at %s for the whole of the next day', (zone, dueAt, [from, until]) => {
    const since = new Date(at(`${dueAt}:00Z`).getTime() - 15_000).toISOString();
    const now = new Date(at(`${dueAt}:00Z`).getTime() + 15_000).toISOString();
    expect(windows(evening, zone, since, now)).toEqual([[from, until, dueAt]]);
    expect(windows(evening, zone, now, new Date(at(now).getTime() + 15_000).toISOString())).toEqual([]);
  });

  it('comes after the gap when its hour is left out, and once when its hour comes twice', () => {
    const night = { daysBefore: 0, localTime: '02:30' };
    const spring = windows(night, 'Europe/Paris', '2027-03-28T00:00:00Z', '2027-03-28T06:00:00Z');
    expect(spring.map((window) => window[2])).toEqual(['2027-03-28T01:30']);
    const autumn = windows(night, 'Europe/Paris', '2026-10-24T22:00:00Z', '2026-10-25T12:00:00Z');
    expect(autumn.map((window) => window[2])).toEqual(['2026-10-25T00:30']);
  });
});

describe('looks that follow each other', () => {
  const START = at('2026-01-01T00:00:00Z').getTime();
  const YEAR_S = 365 * 24 * 3600;
  const rules = fc.oneof(
    fc.integer({ min: 5, max: 60 * 24 * 40 }).map((minutesBefore) => rule({ minutesBefore })),
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([daysBefore, hour, minute]) =>
        rule({ daysBefore, localTime: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }),
      ),
  );

  it('meet everybody who is still to come once, wherever they fall', () => {
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: YEAR_S }),
        fc.array(fc.integer({ min: 1, max: 20 * 3600 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 60 * 24 * 3600 }),
        (asked, zone, begin, steps, ahead) => {
          const first = START + begin * 1000;
          const looks = [first];
          for (const step of steps) looks.push((looks.at(-1) ?? 0) + step * 1000);
          const last = looks.at(-1) ?? 0;
          const start = last + ahead * 1000;
          const pairs = looks.slice(1).map((now, nth) => [looks[nth] ?? 0, now] as const);
          const met = pairs.filter(([since, now]) => isDue(asked, zone, since, now, start)).length;
          expect(met).toBe(isDue(asked, zone, first, last, start) ? 1 : 0);
        },
      ),
    );
  });
});
