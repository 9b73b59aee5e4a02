import type { DayState, RestaurantDay } from '../api/types';
import type { RequestContext } from '../request-context';
import { addDays, type LocalDate } from '../time/local-date';
import type { Steps } from './table-wish';

export interface DayCell {
  date: LocalDate;
  number: number;
  state: DayState;
  /** All that there is to say of the day. */
  label: string;
  /** Where the day is chosen; null when nothing can be booked. */
  href: string | null;
  isToday: boolean;
  isChosen: boolean;
}

export interface MonthLink {
  label: string;
  href: string;
}

export interface CalendarView {
  title: string;
  weekdays: { narrow: string; short: string; long: string }[];
  /** Weeks from Monday to Sunday, without those that are over; null where another month's days would be. */
  weeks: (DayCell | null)[][];
  previous: MonthLink | null;
  next: MonthLink | null;
  legend: { state: DayState; word: string }[];
}

export interface Month {
  days: readonly RestaurantDay[];
  /** First day of the month. */
  first: LocalDate;
  today: LocalDate;
  /** The last day that may be booked. */
  until: LocalDate;
  chosen: LocalDate | null;
  covers: number;
}

type Words = Pick<RequestContext, 't' | 'format'>;

const bookable: readonly DayState[] = ['open', 'manual', 'waiting'];
const order: readonly DayState[] = ['open', 'manual', 'waiting', 'full', 'closed'];

export function canBook(state: DayState): boolean {
  return bookable.includes(state);
}

function monthOf(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01` as LocalDate;
}

export function lastOfMonth(first: LocalDate): LocalDate {
  return addDays(nextMonth(first), -1);
}

function nextMonth(first: LocalDate): LocalDate {
  return monthOf(addDays(first, 31));
}

/** The month to show: the one asked for when anything can be booked in it, else the nearest one that has: the middle of the three. */
export function shownMonth(asked: LocalDate | null, today: LocalDate, until: LocalDate): LocalDate {
  const span: LocalDate[] = [monthOf(today), monthOf(asked ?? today), monthOf(until)];
  return span.toSorted()[1] ?? monthOf(today);
}

/** A month with each day's state, before anyone clicks. */
export function calendarView(words: Words, month: Month, steps: Steps): CalendarView {
  const { format, t } = words;
  const { days, first, today, until, covers } = month;
  const cells = days.map((day) => dayCell(words, month, day, steps));
  const link = (to: LocalDate) => ({ label: format.month(to), href: steps({ covers, month: to.slice(0, 7) }) });
  const shown = new Set(cells.map(({ state }) => state));
  return {
    title: format.month(first),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((number) => ({
      narrow: format.weekday(number, 'narrow'),
      short: format.weekday(number, 'short'),
      long: format.weekday(number),
    })),
    weeks: weeksOf(cells).filter((week) => week.some((cell) => cell && (cell.date >= today || cell.href))),
    previous: first > monthOf(today) ? link(monthOf(addDays(first, -1))) : null,
    next: first < monthOf(until) ? link(nextMonth(first)) : null,
    legend: order.filter((state) => shown.has(state)).map((state) => ({ state, word: t(`tables.state.${state}`) })),
  };
}

function dayCell({ t, format }: Words, month: Month, day: RestaurantDay, steps: Steps): DayCell {
  const { state } = day;
  const date = day.date as LocalDate;
  const isToday = date === month.today;
  const named = isToday ? `${format.date(date)} (${t('tables.flow.today')})` : format.date(date);
  return {
    date,
    number: Number(date.slice(8)),
    state,
    label: t('tables.flow.dayLabel', { day: named, state: t(`tables.stateLong.${state}`) }),
    href: canBook(state) ? steps({ covers: month.covers, date }) : null,
    isToday,
    isChosen: date === month.chosen,
  };
}

function weeksOf(cells: readonly DayCell[]): (DayCell | null)[][] {
  const [firstCell] = cells;
  const before = firstCell ? Temporal.PlainDate.from(firstCell.date).dayOfWeek - 1 : 0;
  const slots: (DayCell | null)[] = [...Array<null>(before).fill(null), ...cells];
  while (slots.length % 7 !== 0) slots.push(null);
  return Array.from({ length: slots.length / 7 }, (_, week) => slots.slice(week * 7, week * 7 + 7));
}
