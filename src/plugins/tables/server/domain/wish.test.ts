import type { Exception } from './hours';
import type { Restaurant } from './restaurant';
import { seatFor, type TableWish } from './wish';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const hours = (opens: string, closes: string, lastSeating: string, weekdays: readonly number[] = DAYS) =>
  weekdays.map((weekday) => ({ weekday, opens, closes, lastSeating, covers: 20 }));
const names = { fr: null, en: null, ar: null };

const RESTAURANT: Restaurant = {
  id: 1,
  documentId: 'r',
  slug: 'la-medina',
  names,
  descriptions: names,
  photos: [],
  address: null,
  city: 'Tunis',
  phone: null,
  email: null,
  latitude: null,
  longitude: null,
  timeZone: 'Africa/Tunis',
  language: 'fr',
  countPer: 'service',
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
    { id: 1, documentId: 'lunch', key: 'lunch', names, week: hours('12:00', '15:00', '14:00', [2, 3, 4, 5, 6, 7]) },
    { id: 2, documentId: 'dinner', key: 'dinner', names, week: hours('19:00', '01:00', '00:30', [2, 3, 4, 5, 6, 7]) },
  ],
};

/** Friday noon in Tunis, UTC+1. */
const NOW = '2026-11-20T11:00:00Z';
const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const MONDAY = '2026-11-23';

const ask = (
  wish: Partial<TableWish>,
  { now = NOW, today = FRIDAY, by = 'customer' as 'customer' | 'staff', exceptions = [] as [number, Exception][] } = {},
) =>
  seatFor(
    RESTAURANT,
    { date: SATURDAY, time: '19:30', covers: 2, ...wish },
    { exceptions: new Map(exceptions), now: new Date(now), today, by },
  );

const faults = (...given: Parameters<typeof ask>) => {
  const seat = ask(...given);
  return Array.isArray(seat) ? seat.map(({ path, code }) => `${path.join('.')} ${code}`) : [];
};

describe('a wish for a table', () => {
  it('finds its seat in the service that has it', () => {
    expect(ask({})).toMatchObject({ service: { key: 'dinner' }, seating: { time: '19:30' } });
    expect(ask({ time: '12:30' })).toMatchObject({ service: { key: 'lunch' } });
    expect(ask({ time: '00:30' })).toMatchObject({
      service: { key: 'dinner' },
      sitting: { date: SATURDAY },
      seating: { at: Date.parse('2026-11-21T23:30:00Z') },
    });
  });

  it.each([
    [{ covers: 0 }, ['covers too_small']],
    [{ covers: 9 }, ['covers too_large']],
    [{ covers: 10_000 }, ['covers too_large']],
    [{ date: '2026-11-18' }, ['date past']],
    [{ date: FRIDAY, time: '11:00' }, ['time outside']],
    [{ date: FRIDAY, time: '12:00' }, ['date past']],
    [{ date: FRIDAY, time: '12:30' }, ['date too_late']],
    [{ date: FRIDAY, time: '13:00' }, []],
    [{ date: MONDAY }, ['date closed']],
    [{ date: '2026-12-20' }, []],
    [{ date: '2026-12-22' }, ['date too_far']],
    [{ time: '19:40' }, ['time between_slots']],
    [{ time: '00:10' }, ['time between_slots']],
    [{ time: '16:00' }, ['time outside']],
    [{ time: '25:00' }, ['time format']],
    [{ time: '7pm' }, ['time format']],
    [{ service: 'brunch' }, ['service unknown']],
    [{ service: 'lunch', time: '19:30' }, ['time outside']],
    [{ covers: 0, time: '19:40' }, ['covers too_small', 'time between_slots']],
  ] as [Partial<TableWish>, string[]][])('%j: %j', (wish, expected) => {
    expect(faults(wish)).toEqual(expected);
  });

  it('may still be for the small hours of the evening before', () => {
    const late = { now: '2026-11-20T22:10:00Z', today: FRIDAY };
    expect(faults({ date: FRIDAY, time: '00:30' }, late)).toEqual([]);
    const afterMidnight = { now: '2026-11-20T23:10:00Z', today: SATURDAY };
    expect(faults({ date: FRIDAY, time: '00:30' }, afterMidnight)).toEqual(['date too_late']);
    expect(faults({ date: FRIDAY, time: '00:00' }, afterMidnight)).toEqual(['date past']);
  });

  it('ends at a closed date', () => {
    const closed: [number, Exception] = [2, { date: SATURDAY, closed: true, covers: 20, opening: null }];
    expect(faults({ service: 'dinner' }, { exceptions: [closed] })).toEqual(['date closed']);
  });

  it('is bound by the hours alone when staff ask', () => {
    for (const wish of [
      { covers: 30 },
      { date: FRIDAY, time: '12:30' },
      { date: '2027-03-02' },
      { date: '2026-11-10' },
    ]) {
      expect(faults(wish, { by: 'staff' })).toEqual([]);
    }
    expect(faults({ date: MONDAY, covers: 0 }, { by: 'staff' })).toEqual(['covers too_small', 'date closed']);
  });
});
