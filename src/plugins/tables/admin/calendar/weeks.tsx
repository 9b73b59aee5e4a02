import { Box } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { addDays, formatDate, useWords, WEEKDAYS, weekdayName } from '../../../booking/admin/port';
import type { ServiceDay } from '../lib/types';
import type { ChosenDates } from './use-chosen-dates';

export interface CalendarDay {
  readonly date: string;
  readonly day: ServiceDay;
}

const COLUMNS = 7;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

export const mondayOf = (date: string): string => addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));

const Cells = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(9rem, 1fr));
  gap: 0.4rem;
`;

const Cell = styled.button`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.2rem;
  min-height: 7.2rem;
  padding: 0.8rem;
  font-size: 1.2rem;
  line-height: 1.6rem;
  text-align: start;
  font-variant-numeric: tabular-nums;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  cursor: pointer;

  &.closed {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
  }
  &.changed {
    border-color: ${({ theme }) => theme.colors.warning500};
  }
  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }
  &:disabled {
    cursor: default;
    opacity: 0.6;
  }
  b {
    font-size: 1.6rem;
    line-height: 2rem;
  }
  .excess {
    color: ${({ theme }) => theme.colors.danger600};
  }
`;

const Weekday = styled.button`
  padding: 0.4rem 0.8rem;
  font-size: 1.1rem;
  font-weight: 600;
  text-align: start;
  text-transform: uppercase;
  color: ${({ theme }) => theme.colors.neutral600};
  background: none;
  border: 0;
  cursor: pointer;
`;

interface Props {
  readonly days: readonly CalendarDay[];
  readonly today: string;
  readonly dates: ChosenDates;
  readonly perSlot: boolean;
  /** A digit typed on a day begins its number of covers. */
  readonly onType: (digit: string) => void;
}

/** Weeks as rows, Monday first; a weekday's name chooses its whole column. */
export function Weeks({ days, today, dates, perSlot, onType }: Props) {
  const { say, locale } = useWords();
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-date]')];
    const at = cells.indexOf(document.activeElement as HTMLElement);
    const by = STEPS[event.key];
    const date = cells[at]?.dataset.date;
    if (at === -1 || !date) return;
    if (by !== undefined) {
      event.preventDefault();
      cells[at + by]?.focus();
    } else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!dates.chosen.has(date)) dates.choose(date, false);
      onType(event.key);
    } else if (event.key === 'Escape') dates.clear();
  };

  return (
    <Box overflow="auto" padding={1}>
      <Cells onKeyDown={press}>
        {WEEKDAYS.map((weekday) => (
          <Weekday
            key={weekday}
            type="button"
            aria-label={say('tables.choose-weekday', { weekday: weekdayName(weekday, locale) })}
            onClick={() =>
              dates.chooseAll(days.filter((_, nth) => nth % COLUMNS === weekday - 1).map(({ date }) => date))
            }
          >
            {weekdayName(weekday, locale)}
          </Weekday>
        ))}
        {days.map(({ date, day }) => (
          <Cell
            key={date}
            type="button"
            data-date={date}
            disabled={date < today}
            aria-pressed={dates.chosen.has(date)}
            aria-label={`${formatDate(date, locale)}, ${wordFor(say, day, perSlot)}`}
            className={`${day.hours ? '' : 'closed'} ${day.changed ? 'changed' : ''}`}
            onClick={(event) => dates.choose(date, event.shiftKey)}
          >
            <span>{shortDate(date, locale)}</span>
            <b>{coversWord(say, day, perSlot)}</b>
            {day.excess > 0 ? (
              <span className="excess">{say('tables.excess', { count: day.excess })}</span>
            ) : (
              day.taken > 0 && <span>{say('tables.taken-covers', { count: day.taken })}</span>
            )}
            {day.note && <span>{day.note}</span>}
          </Cell>
        ))}
      </Cells>
    </Box>
  );
}

type Say = ReturnType<typeof useWords>['say'];

const coversWord = (say: Say, { hours, covers }: ServiceDay, perSlot: boolean): string => {
  if (!hours) return say('tables.closed');
  if (covers === null) return say('tables.by-hand');
  return say(perSlot ? 'tables.per-slot' : 'tables.number', { count: covers });
};

const wordFor = (say: Say, day: ServiceDay, perSlot: boolean): string =>
  `${coversWord(say, day, perSlot)}, ${say('tables.taken-covers', { count: day.taken })}`;

const shortDate = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
