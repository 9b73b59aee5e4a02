import fc from 'fast-check';
import { DAY_MINUTES, momentsOf, steadyOffset, wallTimeAt, wallTimeOf, weekdayOf } from './wall-clock';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const ZONES = ['Europe/Paris', 'Africa/Tunis', 'America/Santiago', 'Australia/Lord_Howe', 'UTC'] as const;

const zone = fc.constantFrom(...ZONES);
/** The clocks of Tunis changed until 2008, those of the others still do. */
const date = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** What the clock on the wall shows, told by the other implementation in the house: `2026-10-25 02:30`. */
const wall = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);

/** Every instant of a date and the night after at which the wall shows one of these times, found minute by minute. */
function seen(day: string, minutes: readonly number[], timeZone: string): number[] {
  const wanted = new Set(minutes.map((m) => `${m < DAY_MINUTES ? day : nextDay(day)} ${wallTimeOf(m)}`));
  const from = Date.parse(`${day}T00:00:00Z`) - 16 * HOUR_MS;
  const all = Array.from({ length: 72 * 60 }, (_, minute) => from + minute * MINUTE_MS);
  return all.filter((at) => wanted.has(wall(at, timeZone)));
}

const TRANSITIONS = [
  ['Europe/Paris', '2026-03-28', 'the hour from 02:00 never comes'],
  ['Europe/Paris', '2026-03-29', 'the same, within the date'],
  ['Europe/Paris', '2026-10-24', 'the hour from 02:00 comes twice'],
  ['Africa/Tunis', '2008-03-29', 'the last spring when the clocks of Tunis changed'],
  ['Africa/Tunis', '2008-10-25', 'the last autumn'],
  ['Africa/Tunis', '2026-10-24', 'nothing changes any more'],
  ['America/Santiago', '2026-04-04', 'the hour before midnight comes twice'],
  ['America/Santiago', '2026-09-05', 'midnight never comes'],
] as const;

const EVERY_HALF_HOUR = Array.from({ length: 28 }, (_, nth) => 18 * 60 + nth * 30);

describe('the instants of wall times', () => {
  it.each(TRANSITIONS)('%s, the night of %s: %s', (timeZone, day) => {
    const moments = momentsOf(day, EVERY_HALF_HOUR, timeZone);
    expect(moments.map(({ at }) => at)).toEqual(seen(day, EVERY_HALF_HOUR, timeZone));
    expect(new Set(moments.map(({ time }) => time)).size).toBe(moments.length);
  });

  it('are those at which the wall shows them, on any night anywhere: none missing, none twice', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 2 * DAY_MINUTES - 1 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(date, zone, minutes, (day, timeZone, some) => {
        const sorted = some.toSorted((a, b) => a - b);
        for (const { time, at } of momentsOf(day, sorted, timeZone)) {
          expect(wall(at, timeZone).slice(11)).toBe(time.slice(0, 5));
          expect([day, nextDay(day)]).toContain(wall(at, timeZone).slice(0, 10));
        }
      }),
    );
  });

  it('are told apart by their offset where a time comes twice', () => {
    const moments = momentsOf('2026-10-25', [120, 150, 180], 'Europe/Paris');
    expect(moments.map(({ time }) => time)).toEqual([
      '02:00+02:00',
      '02:30+02:00',
      '02:00+01:00',
      '02:30+01:00',
      '03:00',
    ]);
  });

  it('come in order, and the short way through a quiet night ends where the long one does', () => {
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const moments = momentsOf(day, EVERY_HALF_HOUR, timeZone).map(({ at }) => at);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        if (steadyOffset(day, timeZone) === undefined) return;
        const first = moments[0] as number;
        expect(moments).toEqual(EVERY_HALF_HOUR.map((_, nth) => first + nth * 30 * MINUTE_MS));
      }),
    );
  });
});

it('shows an instant as the wall does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zone, (seconds, timeZone) => {
      expect(wallTimeAt(seconds * 1000, timeZone)).toBe(wall(seconds * 1000, timeZone).slice(11));
    }),
  );
});

it('knows the day of the week', () => {
  expect(['2026-11-16', '2026-11-20', '2026-11-22'].map(weekdayOf)).toEqual([1, 5, 7]);
});
