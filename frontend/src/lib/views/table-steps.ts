import type { RestaurantDetail } from '../api/types';
import type { RequestContext } from '../request-context';
import { addDays, type LocalDate, localDateAt } from '../time/local-date';
import { type PhoneLink, phoneLink } from './places';
import { type CalendarView, calendarView, lastOfMonth, shownMonth } from './table-calendar';
import { type Days, dayAt, type ServiceTimes, serviceTimes } from './table-times';
import { mostOnline, type Steps, type Wish } from './table-wish';

export interface PartyView {
  choices: { count: number; label: string; href: string; isChosen: boolean }[];
  more: string;
  phone: PhoneLink | null;
}

/** How many come, and on which day. */
export interface DayStep {
  party: PartyView;
  calendar: CalendarView;
}

/** A line of what has been chosen, with the way to choose otherwise. */
export interface ChoiceLine {
  label: string;
  value: string;
  change: { href: string; label: string } | null;
}

export interface TimeStep {
  choice: ChoiceLine[];
  services: ServiceTimes[];
}

/** How the days are seen: a booking that moves looks at them with its own covers given back. */
export type Lens = (days: Days) => Days;

const asItIs: Lens = (days) => days;

export async function dayStep(
  context: RequestContext,
  restaurant: RestaurantDetail,
  wish: Wish,
  steps: Steps,
  lens = asItIs,
): Promise<DayStep> {
  const { covers } = wish;
  const today = localDateAt(context.now, restaurant.timeZone);
  const until = addDays(today, restaurant.daysAhead);
  const first = shownMonth(wish.month ?? wish.date, today, until);
  const days = lens(await context.api.availability(restaurant.slug, { from: first, to: lastOfMonth(first), covers }));
  return {
    party: partyView(context, restaurant, { covers, month: wish.month && first }, steps),
    calendar: calendarView(context, { days, first, today, until, chosen: wish.date, covers }, steps),
  };
}

/** What is read aloud has the figure that is seen in it: Arabic has words of its own for one and two. */
function spokenLabel(count: number, words: string): string {
  return words.includes(String(count)) ? words : `${count}: ${words}`;
}

function partyView(
  { t }: RequestContext,
  restaurant: RestaurantDetail,
  { covers, month }: Pick<Wish, 'covers' | 'month'>,
  steps: Steps,
): PartyView {
  const most = mostOnline(restaurant);
  return {
    choices: Array.from({ length: most }, (_, index) => index + 1).map((count) => ({
      count,
      label: spokenLabel(count, t('tables.flow.partyChoice', { count })),
      href: steps({ covers: count, ...(month && { month: month.slice(0, 7) }) }),
      isChosen: count === covers,
    })),
    more: t('tables.flow.partyMore', { most }),
    phone: phoneLink(restaurant.phone),
  };
}

/** One day as the API has it now, for a party of this size. */
export async function readDay({ api }: RequestContext, slug: string, date: LocalDate, covers: number, lens = asItIs) {
  return dayAt(lens(await api.availability(slug, { from: date, to: date, covers })), date);
}

export function timeStep(
  context: RequestContext,
  day: Parameters<typeof serviceTimes>[1] | undefined,
  wish: Wish & { date: LocalDate },
  steps: Steps,
): TimeStep {
  return {
    choice: choiceLines(context, wish, null, steps),
    services: day ? serviceTimes(context, day, wish.covers, steps) : [],
  };
}

export function choiceLines(
  { t, format }: RequestContext,
  { covers, date }: { covers: number; date: LocalDate },
  hour: string | null,
  steps: Steps,
): ChoiceLine[] {
  const month = date.slice(0, 7);
  const lines: ChoiceLine[] = [
    {
      label: t('tables.flow.people'),
      value: t('tables.flow.partyChoice', { count: covers }),
      change: { href: steps({ covers, month }), label: t('tables.flow.changePeople') },
    },
    {
      label: t('tables.flow.date'),
      value: format.date(date),
      change: { href: steps({ covers, month }), label: t('tables.flow.changeDate') },
    },
  ];
  if (hour) {
    const change = { href: steps({ covers, date }), label: t('tables.flow.changeTime') };
    lines.push({ label: t('tables.flow.at'), value: hour, change });
  }
  return lines;
}
