import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { formatDate, useLoaded, useWords } from '../../../booking/admin/port';
import type { Place } from '../lib/use-place';

const BOOKING = 'plugin::booking.booking';

/** Beside a booking of a table: the way to its evening, where its date and time are changed too. */
export function BookSidePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { say, locale } = useWords();
  const url = model === BOOKING && documentId ? `/tables/bookings/${documentId}` : null;
  const page = useLoaded<{ data: Place['page'] }>(url).data?.data;
  if (!page) return null;
  return {
    title: say('tables.book'),
    content: (
      <Flex direction="column" alignItems="stretch" gap={2} width="100%">
        <Typography>{formatDate(page.date, locale)}</Typography>
        <LinkButton
          tag={NavLink}
          variant="tertiary"
          fullWidth
          to={`/plugins/tables?service=${page.service}&date=${page.date}`}
        >
          {say('tables.open-page')}
        </LinkButton>
      </Flex>
    ),
  };
}
