import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { type StaffBooking, StatusBadge, useWords } from '../../../booking/admin/port';
import { inOrder, pathOf } from './bookings';
import { paidWord, usePayments } from './payments';

/** The passengers where there is little room: beside a trip's form. */
export function PassengerList({ bookings }: { bookings: readonly StaffBooking[] }) {
  const words = useWords();
  const { say } = words;
  const payments = usePayments(bookings);
  if (bookings.length === 0) return <Typography textColor="neutral600">{say('trips.no-passengers')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {inOrder(bookings).map((booking) => (
        <li key={booking.documentId}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography fontWeight="semiBold" ellipsis>
              {booking.contact.name}
            </Typography>
            <Typography>{say('booking.quantity', { count: booking.quantity })}</Typography>
          </Flex>
          <Typography tag="p" variant="pi">
            {booking.contact.phone ?? booking.contact.email ?? '–'}
          </Typography>
          <Typography tag="p" variant="pi">
            {paidWord(words, payments[booking.documentId])}
          </Typography>
          <Flex justifyContent="space-between" gap={2} paddingTop={1}>
            <StatusBadge status={booking.status} />
            <Link tag={NavLink} to={pathOf(booking)}>
              {booking.code}
            </Link>
          </Flex>
        </li>
      ))}
    </Flex>
  );
}
