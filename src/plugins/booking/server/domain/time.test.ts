import fc from 'fast-check';
import { addDays, dayBounds, instantOf, isLocalDate, isTimeZone, localDateOf } from './time';

const HOUR_MS = 3_600_000;
const ZONES = ['Europe/Paris', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Tunis', 'UTC'] as const;

const zone = fc.constantFrom(...ZONES);
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/** What the clock on the wall shows, told by the other implementation in the house. */
const wall = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);

const hours = (day: string, timeZone: string): number => {
  const { from, until } = dayBounds(day, timeZone);
  return (until.getTime() - from.getTime()) / HOUR_MS;
};

describe('a day at the venue', () => {
  it('begins where the one before it ends, and holds every instant of its date and no other', () => {
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const { from, until } = dayBounds(day, timeZone);
        expect(dayBounds(addDays(day, 1), timeZone).from).toEqual(until);
        expect(localDateOf(from, timeZone)).toBe(day);
        expect(localDateOf(new Date(until.getTime() - 1), timeZone)).toBe(day);
        expect(localDateOf(until, timeZone)).toBe(addDays(day, 1));
      }),
    );
  });

  it.each([
    ['2026-03-29', 'Europe/Paris', 23],
    ['2026-10-25', 'Europe/Paris', 25],
    ['2026-09-06', 'America/Santiago', 23],
    ['2026-04-04', 'America/Santiago', 25],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2026-11-20', 'Europe/Paris', 24],
  ])('%s in %s has %d hours', (day, timeZone, length) => {
    expect(hours(day, timeZone)).toBe(length);
  });

  it('that has no midnight begins at one', () => {
    expect(dayBounds('2026-09-06', 'America/Santiago').from).toEqual(new Date('2026-09-06T04:00:00Z'));
    expect(wall(dayBounds('2026-09-06', 'America/Santiago').from, 'America/Santiago')).toBe('2026-09-06 01:00');
  });
});

describe('a time on the wall', () => {
  it('is read back from its instant as it was, or later by the gap when it never comes', () => {
    fc.assert(
      fc.property(date, time, zone, (day, clock, timeZone) => {
        const instant = instantOf(day, clock, timeZone);
        const shown = wall(instant, timeZone);
        if (shown === `${day} ${clock}`) return;
        expect(hours(day, timeZone)).toBeLessThan(24);
        expect(shown > `${day} ${clock}`).toBe(true);
        expect(wall(new Date(instant.getTime() - HOUR_MS), timeZone) < `${day} ${clock}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00Z'],
    ['2026-09-06', '00:30', 'America/Santiago', '2026-09-06T04:30:00Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
  ])('that never comes, %s %s in %s, is the time after the gap', (day, clock, timeZone, instant) => {
    expect(instantOf(day, clock, timeZone)).toEqual(new Date(instant));
  });

  it.each([
    ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
    ['2026-04-04', '23:30', 'America/Santiago', '2026-04-05T02:30:00Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ])('that comes twice, %s %s in %s, is its first coming', (day, clock, timeZone, instant) => {
    expect(instantOf(day, clock, timeZone)).toEqual(new Date(instant));
  });

  it('comes later the later it is, on the days of the change too, but for the hours that are folded or skipped', () => {
    fc.assert(
      fc.property(date, zone, (day, timeZone) => {
        const { from, until } = dayBounds(day, timeZone);
        for (const clock of ['00:00', '12:00', '23:59']) {
          const instant = instantOf(day, clock, timeZone);
          expect(instant >= from && instant < until).toBe(true);
        }
      }),
    );
  });
});

describe('what is no date or no zone', () => {
  it.each(['2026-02-30', '2026-13-01', '20261120', '2026-1-2', '2026-11-20T00:00', '', '+002026-11-20'])(
    '%j is refused as a date',
    (text) => expect(isLocalDate(text)).toBe(false),
  );

  it('accepts every date there is', () => {
    fc.assert(fc.property(date, (day) => isLocalDate(day)));
    expect(isLocalDate('2028-02-29')).toBe(true);
  });

  it.each([
    ['Africa/Tunis', true],
    ['Australia/Lord_Howe', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%j as a zone: %s', (name, is) => expect(isTimeZone(name)).toBe(is));
});
