import fc from 'fast-check';
import { calendarDay, dayState, exceptionKey, type Situation, type Stock } from './availability';
import { sittingOn } from './hours';
import type { Restaurant } from './restaurant';
import { resourcesFor, seatingsOf } from './seatings';

const names = { fr: null, en: null, ar: null };
const WEDNESDAY = '2026-11-25';
const SERVICE = 'dinner';

const restaurant = (fields: Partial<Restaurant> = {}, covers: number | null = 8): Restaurant => ({
  id: 1,
  documentId: 'r',
  slug: 'le-port',
  names,
  descriptions: names,
  photos: [],
  address: null,
  city: 'Sousse',
  phone: null,
  email: null,
  latitude: null,
  longitude: null,
  timeZone: 'Africa/Tunis',
  language: 'fr',
  countPer: 'slot',
  slotMinutes: 30,
  dwellMinutes: 90,
  largestParty: 8,
  daysAhead: 30,
  leadMinutes: 60,
  cancelMinutes: 60,
  keepMinutes: 15,
  waitingList: 'show',
  offerMinutes: 60,
  services: [
    {
      id: 7,
      documentId: SERVICE,
      key: 'dinner',
      names,
      week: [{ weekday: 3, opens: '19:00', closes: '23:00', lastSeating: '21:00', covers }],
    },
  ],
  ...fields,
});

const situation = (fields: Partial<Situation> = {}): Situation => ({
  covers: 2,
  now: new Date('2026-11-20T11:00:00Z'),
  today: '2026-11-20',
  exceptions: new Map(),
  stocks: new Map(),
  ...fields,
});

const slot = (time: string, taken: number, capacity: number | null = 8): [string, Stock] => [
  `${SERVICE}/${WEDNESDAY}/${time}`,
  { capacity, taken, closed: false },
];

const shown = (one: Restaurant, fields: Partial<Situation>, date = WEDNESDAY) => {
  const day = dayState(one, calendarDay(one, date), situation(fields));
  return [day.state, ...(day.services[0]?.times ?? []).map(({ time, state, left }) => `${time} ${state} ${left}`)];
};

describe('a day of a restaurant', () => {
  it('is open while covers last, in every slot that the party sits through', () => {
    const stocks = new Map([slot('20:00', 7), slot('20:30', 4)]);
    expect(shown(restaurant(), { stocks })).toEqual([
      'open',
      '19:00 waiting 1',
      '19:30 waiting 1',
      '20:00 waiting 1',
      '20:30 open 4',
      '21:00 open 8',
    ]);
  });

  it('can be asked for where covers are used up or overdrawn', () => {
    const one = restaurant({ countPer: 'service', slotMinutes: 60 });
    const full = new Map([[`${SERVICE}/${WEDNESDAY}`, { capacity: 8, taken: 11, closed: false }]]);
    expect(shown(one, { stocks: full })).toEqual(['waiting', '19:00 waiting 0', '20:00 waiting 0', '21:00 waiting 0']);
  });

  it('is by hand where no covers are set', () => {
    const one = restaurant({ countPer: 'service', slotMinutes: 120 }, null);
    expect(shown(one, {})).toEqual(['manual', '19:00 manual null', '21:00 manual null']);
    const exceptions = new Map([
      [exceptionKey(7, WEDNESDAY), { date: WEDNESDAY, closed: false, covers: null, opening: null }],
    ]);
    expect(shown(restaurant({ slotMinutes: 120 }), { exceptions })[0]).toBe('manual');
  });

  it('takes nothing from a party that is too large', () => {
    expect(shown(restaurant({ slotMinutes: 120 }), { covers: 9 })).toEqual(['full', '19:00 full 8', '21:00 full 8']);
  });

  it('is closed on days that are, before today, and beyond how far one may book', () => {
    for (const date of ['2026-11-26', '2026-11-18', '2026-12-23'])
      expect(shown(restaurant(), {}, date)).toEqual(['closed']);
    const exceptions = new Map([
      [exceptionKey(7, WEDNESDAY), { date: WEDNESDAY, closed: true, covers: 8, opening: null }],
    ]);
    expect(shown(restaurant(), { exceptions })).toEqual(['closed']);
  });

  it('closes time after time on the day itself', () => {
    const evening = { now: new Date('2026-11-25T18:40:00Z'), today: WEDNESDAY };
    expect(shown(restaurant(), evening)).toEqual([
      'open',
      '19:00 closed null',
      '19:30 closed null',
      '20:00 closed null',
      '20:30 closed null',
      '21:00 open 8',
    ]);
  });

  it('says open exactly where all that the party counts in has room', () => {
    const taken = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(taken, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 5, max: 200 }), (some, covers, dwell) => {
        const one = restaurant({ dwellMinutes: dwell });
        const sitting = sittingOn(one.services[0]?.week ?? [], undefined, WEDNESDAY);
        if (!sitting) throw new Error('It is open on Wednesdays');
        const seatings = seatingsOf(sitting, one);
        const stocks = new Map(seatings.map(({ time }, nth) => slot(time, some[nth] as number)));
        const times =
          dayState(one, calendarDay(one, WEDNESDAY), situation({ covers, stocks })).services[0]?.times ?? [];
        for (const [nth, seating] of seatings.entries()) {
          const wanted = resourcesFor(SERVICE, WEDNESDAY, seatings, seating, one);
          const fits = wanted.every((resource) => 8 - (stocks.get(resource)?.taken ?? 0) >= covers);
          expect(times[nth]?.state).toBe(fits ? 'open' : 'waiting');
        }
      }),
    );
  });
});
