import fc from 'fast-check';
import { minutesOfOpening, openingFault, sittingOn, type WeekdayHours, weekFault } from './hours';
import { DAY_MINUTES, wallTimeOf } from './wall-clock';

const time = fc.integer({ min: 0, max: DAY_MINUTES - 1 }).map(wallTimeOf);
const LUNCH = { opens: '12:00', closes: '15:00', lastSeating: '14:00' };
const week = (weekdays: readonly number[], covers: number | null = 20): WeekdayHours[] =>
  weekdays.map((weekday) => ({ weekday, covers, ...LUNCH }));

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

describe('the hours of a service', () => {
  it('end after they begin, past midnight if they must', () => {
    fc.assert(
      fc.property(time, time, time, (opens, closes, lastSeating) => {
        const minutes = minutesOfOpening({ opens, closes, lastSeating });
        expect(minutes.closes).toBeGreaterThan(minutes.opens);
        expect(minutes.closes - minutes.opens).toBeLessThanOrEqual(DAY_MINUTES);
        expect(minutes.lastSeating).toBeGreaterThanOrEqual(minutes.opens);
        expect([minutes.opens, minutes.lastSeating, minutes.closes].map(wallTimeOf)).toEqual([
          opens,
          lastSeating,
          closes,
        ]);
      }),
    );
  });

  it('take the last party before they close', () => {
    expect(openingFault(LUNCH)).toBeUndefined();
    expect(openingFault({ opens: '19:00', closes: '02:00', lastSeating: '01:30' })).toBeUndefined();
    for (const lastSeating of ['15:00', '11:30', '16:00']) {
      expect(openingFault({ ...LUNCH, lastSeating })).toBe('last_seating');
    }
    for (const wrong of ['24:00', '9:00', '12:60', '', null, 12]) {
      expect(openingFault({ ...LUNCH, opens: wrong })).toBe('times');
    }
  });
});

describe('a service on a date', () => {
  it('has the hours and the covers of its weekday, and does not take place on others', () => {
    const monday = week([1], 12);
    expect(sittingOn(monday, undefined, MONDAY)).toEqual({ date: MONDAY, covers: 12, ...LUNCH });
    expect(sittingOn(monday, undefined, TUESDAY)).toBeUndefined();
  });

  it('has what is said of that date instead, by hand where no covers are said', () => {
    const exception = { date: MONDAY, closed: false, covers: null, opening: null };
    expect(sittingOn(week([1]), exception, MONDAY)?.covers).toBeNull();
    expect(sittingOn(week([1]), { ...exception, covers: 0 }, MONDAY)?.covers).toBe(0);
    expect(sittingOn(week([1]), { ...exception, closed: true, covers: 30 }, MONDAY)).toBeUndefined();
  });

  it('may open for once on a weekday that is closed', () => {
    const opening = { opens: '20:00', closes: '03:00', lastSeating: '23:00' };
    const eve = { date: MONDAY, closed: false, covers: 80, opening };
    expect(sittingOn(week([2]), eve, MONDAY)).toEqual({ date: MONDAY, covers: 80, ...opening });
    expect(sittingOn(week([2]), { ...eve, opening: null }, MONDAY)).toBeUndefined();
  });
});

describe('a week', () => {
  it('is kept when every day in it is right', () => {
    expect(weekFault([])).toBeUndefined();
    expect(weekFault(week([1, 2, 3, 4, 5, 6, 7], null))).toBeUndefined();
  });

  it.each([
    ['shape', 'no list'],
    ['shape', [null]],
    ['shape', ['12:00']],
    ['weekday', week([0])],
    ['weekday', week([8])],
    ['weekday', week([1.5])],
    ['twice', week([3, 3])],
    ['times', [{ weekday: 1, covers: 4 }]],
    ['last_seating', [{ weekday: 1, ...LUNCH, lastSeating: '15:00' }]],
    ['covers', week([1], -1)],
    ['covers', week([1], 5001)],
    ['covers', week([1], 1.5)],
  ])('is refused: %s', (fault, wrong) => {
    expect(weekFault(wrong)).toBe(fault);
  });
});
