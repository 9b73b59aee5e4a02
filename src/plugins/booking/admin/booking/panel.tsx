import { Box, Divider, Flex, Loader, Typography } from '@strapi/design-system';
import type { BookingSheet } from '../lib/types';
import { useLoaded } from '../lib/use-loaded';
import { useWords } from '../lib/words';
import { Actions } from './actions';
import { Facts } from './facts';
import { History } from './history';
import { MODEL, useFreshForm } from './use-fresh-form';

/** A hold may lapse, and a customer may cancel, while the page is open. */
const REFRESH_MS = 10_000;

/** Beside a booking in the content manager: where it stands, what may be done with it now, and what was done. */
function BookingPanel({ documentId }: { documentId: string }) {
  const { say } = useWords();
  const sheet = useLoaded<{ data: BookingSheet }>(`/booking/bookings/${documentId}`, REFRESH_MS);
  const booking = sheet.data?.data;
  useFreshForm(documentId, booking);
  if (!booking) return sheet.failed ? <Typography>{say('booking.unavailable')}</Typography> : <Loader small />;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Facts booking={booking} />
      <Actions booking={booking} onChanged={(data) => sheet.put({ data })} />
      <Divider />
      <Box>
        <Typography variant="sigma" textColor="neutral600" tag="h3">
          {say('booking.history')}
        </Typography>
        <History booking={booking} />
      </Box>
    </Flex>
  );
}

/** For the content manager: shown beside bookings that exist. */
export function BookingSidePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { say } = useWords();
  if (model !== MODEL || !documentId) return null;
  return { title: say('booking.panel'), content: <BookingPanel documentId={documentId} /> };
}
