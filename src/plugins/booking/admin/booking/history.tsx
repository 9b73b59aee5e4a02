import { Flex, Typography } from '@strapi/design-system';
import { formatDateTime } from '../lib/time';
import type { BookingSheet } from '../lib/types';
import { actorWord, eventWord, quantityWord, reasonWord, useWords } from '../lib/words';

/** Who did what and why, newest first. */
export function History({ booking: { history, timeZone, trade } }: { booking: BookingSheet }) {
  const { say, locale, intl } = useWords();
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
      {history.toReversed().map(({ event, actor, reason, at, quantity }) => (
        <li key={`${at} ${event}`}>
          <Typography tag="p" fontWeight="semiBold">
            {eventWord(say, event)}
            {event === 'move' && ` (${quantityWord(intl, trade, quantity)})`}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {formatDateTime(at, locale, timeZone)} · {actorWord(say, actor)}
          </Typography>
          {reason && (
            <Typography tag="p" variant="pi">
              {reasonWord(intl, reason)}
            </Typography>
          )}
        </li>
      ))}
    </Flex>
  );
}
