import { Box, Button, Flex, Loader } from '@strapi/design-system';
import { useState } from 'react';
import { addDays, useLoaded, useWords } from '../../../booking/admin/port';
import { type Book, nameOf, type PanelRestaurant } from '../lib/types';
import { DatesBar } from './dates-bar';
import { useChosenDates } from './use-chosen-dates';
import { mondayOf, Weeks } from './weeks';

const REFRESH_MS = 6_000;
const WEEKS = 6;

/** Covers and closings of the coming weeks: days are chosen, one or many, and changed beneath. */
export function CoversCalendar({ restaurant }: { restaurant: PanelRestaurant }) {
  const { say, locale } = useWords();
  const [service, setService] = useState(restaurant.services[0]?.documentId ?? '');
  const [later, setLater] = useState(0);
  const [typed, setTyped] = useState('');
  const from = addDays(mondayOf(restaurant.today), later * WEEKS * 7);
  const to = addDays(from, WEEKS * 7 - 1);
  const book = useLoaded<Book>(`/tables/book?restaurant=${restaurant.documentId}&from=${from}&to=${to}`, REFRESH_MS);
  const dates = useChosenDates(restaurant.today);
  const days = book.data?.data.flatMap(({ date, services }) => {
    const day = services.find((one) => one.service === service);
    return day ? [{ date, day }] : [];
  });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Flex gap={2} role="group" aria-label={say('tables.service')}>
          {restaurant.services.map(({ documentId, names }) => (
            <Button
              key={documentId}
              variant={documentId === service ? 'secondary' : 'tertiary'}
              aria-pressed={documentId === service}
              onClick={() => setService(documentId)}
            >
              {nameOf(names, locale)}
            </Button>
          ))}
        </Flex>
        <Flex gap={2}>
          <Button variant="tertiary" disabled={later === 0} onClick={() => setLater(later - 1)}>
            {say('tables.weeks-before')}
          </Button>
          <Button variant="tertiary" onClick={() => setLater(later + 1)}>
            {say('tables.weeks-after')}
          </Button>
        </Flex>
      </Flex>
      {book.failed && <Box role="alert">{say('tables.unavailable')}</Box>}
      {restaurant.mayPlan && (
        <DatesBar service={service} dates={dates} typed={typed} setTyped={setTyped} onChanged={book.reload} />
      )}
      {days ? (
        <Weeks
          days={days}
          today={restaurant.today}
          dates={dates}
          perSlot={restaurant.countPer === 'slot'}
          onType={(digit) => setTyped(digit)}
        />
      ) : (
        !book.failed && <Loader />
      )}
    </Flex>
  );
}
