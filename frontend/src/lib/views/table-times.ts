import type { DayState, RestaurantDay } from '../api/types';
import type { RequestContext } from '../request-context';
import type { LocalDate } from '../time/local-date';
import type { Option } from './places';
import { canBook } from './table-calendar';
import { hourOf, type Seating, type Steps, seatingText } from './table-wish';

export interface TimeLink {
  label: string;
  /** What the hour is like, where the line above does not say it. */
  note: string | null;
  state: DayState;
  href: string | null;
}

export interface ServiceTimes {
  key: string;
  name: string;
  state: DayState;
  /** Covers left, or how else one gets a table. */
  note: string;
  times: TimeLink[];
}

type Words = Pick<RequestContext, 't'>;
type Service = RestaurantDay['services'][number];
type Time = Service['times'][number];

/** The services of a day that still take anybody, with their times. */
export function serviceTimes({ t }: Words, day: RestaurantDay, covers: number, steps: Steps): ServiceTimes[] {
  return day.services.filter(hasTimes).map((service) => {
    const isUniform = service.times
      .filter(({ state }) => state !== 'closed')
      .every(({ state, left }) => state === service.state && left === service.left);
    return {
      key: service.key,
      name: service.name,
      state: service.state,
      note: isUniform || service.state !== 'open' ? noteOf({ t }, service) : '',
      times: service.times
        .filter(({ state }) => state !== 'closed')
        .map((time) => ({
          label: hourOf(time.time),
          note: isUniform ? null : shortNote({ t }, time),
          state: time.state,
          href: canBook(time.state)
            ? steps({ covers, date: day.date, time: seatingText({ service: service.key, time: time.time }) })
            : null,
        })),
    };
  });
}

const hasTimes = ({ times }: Service): boolean => times.some(({ state }) => state !== 'closed');

function noteOf({ t }: Words, { state, left }: Service): string {
  if (state === 'waiting') return t('tables.flow.waitingHint');
  if (state === 'manual') return t('tables.flow.manualHint');
  if (state === 'open' && left !== null) return t('tables.flow.left', { count: left });
  return t(`tables.state.${state}`);
}

function shortNote({ t }: Words, { state, left }: Time): string {
  if (state === 'open' && left !== null) return t('tables.flow.left', { count: left });
  return t(`tables.state.${state}`);
}

export interface ChosenTime {
  service: string;
  time: string;
  state: DayState;
  startsAt: string;
}

/** The chosen time as the API has it now; null when it is not there, or nothing can be booked then. */
export function chosenTime(day: RestaurantDay | undefined, seating: Seating | null): ChosenTime | null {
  const service = day?.services.find(({ key }) => key === seating?.service);
  const found = service?.times.find(({ time }) => time === seating?.time);
  if (!service || !found || !canBook(found.state)) return null;
  return { service: service.name, time: found.time, state: found.state, startsAt: found.startsAt };
}

/** Every time of the day as options of one field: what a form shows when the choice must be made again. */
export function timeOptions({ t }: Words, day: RestaurantDay | undefined): Option[] {
  return (day?.services ?? []).flatMap((service) =>
    service.times
      .filter(({ state }) => canBook(state))
      .map((time) => ({
        value: seatingText({ service: service.key, time: time.time }),
        label: `${t('tables.flow.sitting', { service: service.name, time: hourOf(time.time) })} · ${shortNote({ t }, time)}`,
      })),
  );
}

export type Days = readonly RestaurantDay[];

export const dayAt = (days: Days, date: LocalDate | null): RestaurantDay | undefined =>
  days.find((day) => day.date === date);
