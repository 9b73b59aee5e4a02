import type { DayState, RestaurantDay } from '../api/types';
import { formatter } from '../i18n/format';
import { translator } from '../i18n/translate';
import type { LocalDate } from '../time/local-date';
import { calendarView, lastOfMonth, shownMonth } from './table-calendar';
import { asSeenBy } from './table-mover';
import { chosenTime, serviceTimes, timeOptions } from './table-times';
import { hourOf, readSeating, readWish, siteSteps } from './table-wish';

const words = { t: translator('en'), format: formatter('en') };
const date = (text: string) => text as LocalDate;
const steps = siteSteps('en', 'le-port');

const time = (hour: string, state: DayState, left: number | null = null) => ({
  time: hour,
  startsAt: `2026-11-27T${hour.slice(0, 5)}:00.000Z`,
  state,
  left,
});
const dinner = (state: DayState, left: number | null, times = [time('20:00', state, left)]) => ({
  key: 'dinner',
  name: 'Dinner',
  state,
  left,
  times,
});
const day = (text: string, state: DayState, services = [dinner(state, null)]): RestaurantDay => ({
  date: text,
  state,
  services,
});

describe('the wish in an address', () => {
  it('is read as far as it makes sense', () => {
    const params = new URLSearchParams({ covers: '4', date: '2026-11-27', time: 'dinner 20:00', month: '2026-12' });
    expect(readWish(params, 8)).toEqual({
      covers: 4,
      date: '2026-11-27',
      month: '2026-12-01',
      seating: { service: 'dinner', time: '20:00' },
    });
  });

  it.each([['0'], ['9'], ['2.5'], ['many'], ['']])('falls back to a usual party for %j', (covers) => {
    expect(readWish(new URLSearchParams({ covers, date: '2026-02-30', time: '20h', month: 'x' }), 8)).toEqual({
      covers: 2,
      date: null,
      month: null,
      seating: null,
    });
  });

  it('tells the two comings of an hour apart', () => {
    expect(readSeating('dinner 02:30+02:00')).toEqual({ service: 'dinner', time: '02:30+02:00' });
    expect([hourOf('02:30+02:00'), hourOf('19:30')]).toEqual(['02:30 (UTC+02:00)', '19:30']);
  });
});

describe('the calendar', () => {
  const november = ['28', '29', '30'].map((number, index) =>
    day(`2026-11-${number}`, (['open', 'full', 'waiting'] as const)[index] ?? 'closed'),
  );
  const month = {
    days: november,
    first: date('2026-11-01'),
    today: date('2026-11-28'),
    until: date('2027-01-10'),
    chosen: null,
    covers: 2,
  };

  it('says each day in words and leads only where something can be booked', () => {
    const { weeks, legend, previous, next } = calendarView(words, month, steps);
    const cells = weeks.flat().filter((cell) => cell !== null);
    expect(cells.map(({ label, href }) => [label, href])).toEqual([
      ['Saturday 28 November (today), there is room', '/en/restaurants/le-port/book?covers=2&date=2026-11-28'],
      ['Sunday 29 November, full', null],
      ['Monday 30 November, full, with a waiting list', '/en/restaurants/le-port/book?covers=2&date=2026-11-30'],
    ]);
    expect(legend.map(({ state }) => state)).toEqual(['open', 'waiting', 'full']);
    expect(previous).toBeNull();
    expect(next?.href).toBe('/en/restaurants/le-port?covers=2&month=2026-12#book');
  });

  it('begins its weeks on Monday, and leaves out those that are over', () => {
    const closed = november.map((each) => ({ ...each, state: 'closed' as const }));
    const { weeks } = calendarView(words, month, steps);
    expect(weeks.map((week) => week.map((cell) => cell?.number ?? null))).toEqual([
      [null, null, null, null, null, 28, 29],
      [30, null, null, null, null, null, null],
    ]);
    expect(calendarView(words, { ...month, days: closed, today: date('2026-11-30') }, steps).weeks).toHaveLength(1);
  });

  it('never shows a month in which nothing can be booked yet, or any more', () => {
    const shown = (asked: string | null) =>
      shownMonth(asked ? date(asked) : null, date('2026-11-28'), date('2027-01-10'));
    expect([null, '2026-10-01', '2026-12-01', '2028-01-01'].map(shown)).toEqual([
      '2026-11-01',
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ]);
    expect([lastOfMonth(date('2028-02-01')), lastOfMonth(date('2026-12-01'))]).toEqual(['2028-02-29', '2026-12-31']);
  });
});

describe('the times of a day', () => {
  it('say what is left once when it is the same for all, else each for itself', () => {
    const same = day('2026-11-27', 'open', [dinner('open', 6, [time('19:00', 'closed'), time('20:00', 'open', 6)])]);
    expect(serviceTimes(words, same, 2, steps)).toMatchObject([
      { note: '6 covers left', times: [{ label: '20:00', note: null }] },
    ]);
    const mixed = day('2026-11-27', 'open', [
      dinner('open', 6, [time('20:00', 'open', 6), time('20:30', 'waiting', 1)]),
    ]);
    expect(serviceTimes(words, mixed, 2, steps)).toMatchObject([
      { note: '', times: [{ note: '6 covers left' }, { note: 'Waiting list' }] },
    ]);
  });

  it('are chosen only while they can be booked', () => {
    const full = day('2026-11-27', 'full', [dinner('full', 0)]);
    expect(chosenTime(full, { service: 'dinner', time: '20:00' })).toBeNull();
    expect(timeOptions(words, full)).toEqual([]);
    expect(chosenTime(undefined, null)).toBeNull();
  });
});

describe('a booking that moves', () => {
  const mover = { covers: 5, own: 4, table: { date: '2026-11-27', service: { key: 'dinner' } }, isSure: true } as never;

  it('finds its own covers free where it is, and nowhere else', () => {
    const here = asSeenBy(day('2026-11-27', 'waiting', [dinner('waiting', 1)]), mover);
    expect([here.state, here.services[0]?.times[0]?.left]).toEqual(['open', 5]);
    expect(asSeenBy(day('2026-11-28', 'waiting', [dinner('waiting', 1)]), mover).state).toBe('full');
  });

  it('does not give what is sure for a maybe, but one that waits may wait elsewhere', () => {
    const byHand = day('2026-11-28', 'manual');
    expect(asSeenBy(byHand, mover).state).toBe('full');
    expect(asSeenBy(byHand, { ...(mover as object), isSure: false } as never).state).toBe('manual');
  });
});
