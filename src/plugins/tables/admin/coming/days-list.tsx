import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { addDays, Grid, useLoaded, useWords } from '../../../booking/admin/port';
import type { Book, BookDay, PanelRestaurant } from '../lib/types';
import type { Place } from '../lib/use-place';
import { DayRows } from './day-rows';

const REFRESH_MS = 4_000;
const STEP_DAYS = 14;
/** What the route answers at once. */
const MOST_DAYS = 84;

interface Props {
  readonly restaurant: PanelRestaurant;
  readonly when: 'coming' | 'past';
  readonly goTo: Place['goTo'];
}

/** Days that nothing takes place on are left out, unless this date alone is closed. */
const hasSomething = ({ services }: BookDay): boolean =>
  services.some(({ hours, changed, parties, waiting }) => hours || changed || parties + waiting.parties > 0);

/** Arrow keys go from line to line; Enter unfolds a day, or opens a service. */
function step(event: React.KeyboardEvent<HTMLTableElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
}

/** Day by day, each with its services: covers set, taken, left, and who waits. */
export function DaysList({ restaurant, when, goTo }: Props) {
  const { say } = useWords();
  const [count, setCount] = useState(STEP_DAYS);
  // A day that the person has not touched is unfolded when it is near, or somebody waits.
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({});
  const { today } = restaurant;
  const [from, to] =
    when === 'coming' ? [today, addDays(today, count - 1)] : [addDays(today, -count), addDays(today, -1)];
  const book = useLoaded<Book>(`/tables/book?restaurant=${restaurant.documentId}&from=${from}&to=${to}`, REFRESH_MS);
  const days = (when === 'past' ? book.data?.data.toReversed() : book.data?.data)?.filter(hasSomething);
  const near = when === 'coming' ? addDays(today, 2) : today;
  const isOpen = (day: BookDay): boolean =>
    folds[day.date] ??
    (when === 'past'
      ? day.date >= addDays(today, -2)
      : day.date < near || day.services.some(({ waiting }) => waiting.parties > 0));

  if (!days) return book.failed ? <Box padding={4}>{say('tables.unavailable')}</Box> : <Loader />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      {book.failed && <Box role="alert">{say('tables.unavailable')}</Box>}
      <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
        <Grid onKeyDown={step}>
          <thead>
            <tr>
              <th>{say('tables.day')}</th>
              <th className="number">{say('tables.parties')}</th>
              <th className="number">{say('tables.covers')}</th>
              <th className="number">{say('tables.taken')}</th>
              <th className="number">{say('tables.left')}</th>
              <th className="number">{say('tables.waiting')}</th>
              <th>{say('tables.note')}</th>
            </tr>
          </thead>
          {days.map((day) => (
            <DayRows
              key={day.date}
              day={day}
              restaurant={restaurant}
              open={isOpen(day)}
              onFold={() => setFolds({ ...folds, [day.date]: !isOpen(day) })}
              onOpen={(service) => goTo({ page: { service, date: day.date } })}
            />
          ))}
        </Grid>
        {days.length === 0 && (
          <Box padding={4}>
            <Typography textColor="neutral600">{say('tables.no-days')}</Typography>
          </Box>
        )}
      </Box>
      {count < MOST_DAYS && (
        <Flex>
          <Button variant="tertiary" onClick={() => setCount(count + STEP_DAYS)}>
            {say(when === 'past' ? 'tables.more-before' : 'tables.more-after')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
