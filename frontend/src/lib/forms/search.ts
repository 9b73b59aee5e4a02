import { addDays, type LocalDate, parseLocalDate } from '../time/local-date';

export const days = ['today', 'tomorrow', 'other'] as const;
export type Day = (typeof days)[number];

/** What was asked in the address of the results page. */
export interface SearchQuery {
  from: string;
  to: string;
  when: Day | null;
  date: string;
  page: number;
}

export function readSearch(params: URLSearchParams): SearchQuery {
  const when = params.get('when');
  const page = Number(params.get('page') ?? 1);
  return {
    from: params.get('from')?.trim() ?? '',
    to: params.get('to')?.trim() ?? '',
    when: days.find((day) => day === when) ?? null,
    date: params.get('date')?.trim() ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The day that was meant, at the station; null when it is no date or lies in the past. */
export function searchDate({ when, date }: SearchQuery, today: LocalDate): LocalDate | null {
  if (when === 'today' || (when === null && !date)) return today;
  if (when === 'tomorrow') return addDays(today, 1);
  const parsed = parseLocalDate(date);
  return parsed && parsed >= today ? parsed : null;
}

/** Which shortcut stands for a date. */
export function dayOf(date: LocalDate, today: LocalDate): Day {
  if (date === today) return 'today';
  return date === addDays(today, 1) ? 'tomorrow' : 'other';
}
