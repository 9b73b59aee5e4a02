import fc from 'fast-check';
import { datesFrom, expand, instantOnServiceDay, runsOn } from './expand';
import type { Feed, StopTime } from './feed';

const ZONES = ['Europe/Paris', 'Atlantic/Faroe', 'Africa/Tunis', 'America/Santiago', 'Australia/Lord_Howe', 'UTC'];
const zone = fc.constantFrom(...ZONES);
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const wall = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

describe('an instant of a service day', () => {
  it('shows the same time on the wall from noon to midnight, every day of the year, in every zone', () => {
    fc.assert(
      fc.property(date, zone, fc.integer({ min: 12 * 3600, max: 24 * 3600 - 1 }), (day, timeZone, seconds) => {
        const shown = wall(instantOnServiceDay(day, seconds, timeZone), timeZone);
        expect(shown.toPlainDate().toString()).toBe(day);
        expect(shown.hour * 3600 + shown.minute * 60 + shown.second).toBe(seconds);
      }),
    );
  });

  it('runs on evenly through the night, whatever the clocks do', () => {
    fc.assert(
      fc.property(date, zone, fc.nat(40 * 3600), fc.nat(3 * 3600), (day, timeZone, seconds, later) => {
        const [a, b] = [
          instantOnServiceDay(day, seconds, timeZone),
          instantOnServiceDay(day, seconds + later, timeZone),
        ];
        expect(b.getTime() - a.getTime()).toBe(later * 1000);
      }),
    );
  });

  it('is six in the morning at 06:00 also where clocks changed in the night', () => {
    expect(instantOnServiceDay('2027-03-28', 6 * 3600, 'Europe/Paris').toISOString()).toBe('2027-03-28T04:00:00.000Z');
    expect(instantOnServiceDay('2027-10-31', 6 * 3600, 'Europe/Paris').toISOString()).toBe('2027-10-31T05:00:00.000Z');
  });
});

const week = { weekdays: [true, true, true, true, true, false, false], start: '2027-01-01', end: '2027-12-31' };

describe('a service', () => {
  const of = (exceptions: [string, boolean][]) => ({
    services: new Map([['s', week]]),
    exceptions: new Map([['s', new Map(exceptions)]]),
  });

  it('runs on its days within its period, unless an exception says otherwise', () => {
    fc.assert(
      fc.property(date, fc.option(fc.boolean()), (day, exception) => {
        const weekday = Temporal.PlainDate.from(day).dayOfWeek;
        const usual = weekday <= 5 && day.startsWith('2027');
        expect(runsOn(of(exception === null ? [] : [[day, exception]]), 's', day)).toBe(exception ?? usual);
      }),
    );
  });
});

const stopTime = (stopId: string, position: number, arrival: number | null, departure = arrival): StopTime => ({
  stopId,
  position,
  arrival,
  departure,
  line: position,
});

const stop = (id: string, parent: string | null = null) => ({
  id,
  name: id,
  latitude: 0,
  longitude: 0,
  timeZone: null,
  parent,
  line: 1,
});

const feedOf = (times: StopTime[], headways: Feed['headways'] = new Map()): Feed => ({
  agency: 'A',
  timeZone: 'Europe/Paris',
  stops: new Map(['a', 'b', 'c'].map((id) => [id, stop(id)])).set('a1', stop('a1', 'a')),
  trips: new Map([['t', 's']]),
  stopTimes: new Map([['t', times]]),
  services: new Map([['s', { ...week, weekdays: week.weekdays.map(() => true) }]]),
  exceptions: new Map(),
  headways,
});

describe('expanding a feed', () => {
  const dates = datesFrom('2027-06-01', 3);

  it('makes one run a day, from the first stop to the last, by the stations of platforms', () => {
    const runs = [
      ...expand(feedOf([stopTime('a1', 1, 28800), stopTime('b', 2, null), stopTime('c', 3, 36000)]), dates),
    ];
    expect(runs.map((run) => [run.date, run.fromStopId, run.toStopId, run.departure.toISOString()])).toEqual([
      ['2027-06-01', 'a', 'c', '2027-06-01T06:00:00.000Z'],
      ['2027-06-02', 'a', 'c', '2027-06-02T06:00:00.000Z'],
      ['2027-06-03', 'a', 'c', '2027-06-03T06:00:00.000Z'],
    ]);
    expect(runs[0]?.stops).toEqual([
      { stopId: 'a', arrivalSeconds: 0, departureSeconds: 0 },
      { stopId: 'b', arrivalSeconds: 0, departureSeconds: 0 },
      { stopId: 'c', arrivalSeconds: 7200, departureSeconds: 7200 },
    ]);
  });

  it('leaves out what leads nowhere', () => {
    expect([...expand(feedOf([stopTime('a', 1, 0)]), dates)]).toEqual([]);
    expect([...expand(feedOf([stopTime('a1', 1, 0), stopTime('b', 2, 60), stopTime('a', 3, 120)]), dates)]).toEqual([]);
  });

  it('never arrives before it leaves, and every key of a run is its own', () => {
    const headway = fc.record({
      start: fc.nat(90000),
      end: fc.nat(90000),
      seconds: fc.integer({ min: 300, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.array(headway, { maxLength: 3 }), fc.nat(90000), fc.nat(9000), (every, start, length) => {
        const times = [stopTime('a', 1, start), stopTime('b', 2, start + length)];
        const runs = [...expand(feedOf(times, new Map(every.length > 0 ? [['t', every]] : [])), dates)];
        for (const run of runs) expect(run.arrival.getTime() - run.departure.getTime()).toBe(length * 1000);
        expect(new Set(runs.map((run) => `${run.date} ${run.nth} ${run.tripId}`)).size).toBe(runs.length);
        if (every.length === 0) expect(runs).toHaveLength(3);
      }),
    );
  });
});
