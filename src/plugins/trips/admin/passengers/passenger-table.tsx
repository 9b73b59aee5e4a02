import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { Grid, type StaffBooking, StatusBadge, useWords } from '../../../booking/admin/port';
import { inOrder, isExpected, pathOf } from './bookings';
import { isKnown, type Payments, paidWord } from './payments';

interface Props {
  readonly bookings: readonly StaffBooking[];
  readonly payments: Payments;
}

export function PassengerTable({ bookings, payments }: Props) {
  const words = useWords();
  const { say } = words;
  if (bookings.length === 0) return <Typography textColor="neutral600">{say('trips.no-passengers')}</Typography>;
  return (
    <Grid>
      <thead>
        <tr>
          <th>{say('trips.name')}</th>
          <th>{say('trips.phone')}</th>
          <th className="number">{say('trips.seats')}</th>
          <th>{say('trips.status')}</th>
          {isKnown(payments) && <th>{say('trips.payment')}</th>}
          <th>{say('trips.code')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(bookings).map((booking) => (
          <tr key={booking.documentId} className={isExpected(booking) ? '' : 'muted'}>
            <td>{booking.contact.name}</td>
            <td>{booking.contact.phone ?? booking.contact.email ?? '–'}</td>
            <td className="number">{booking.quantity}</td>
            <td>
              <StatusBadge status={booking.status} />
            </td>
            {isKnown(payments) && <td>{paidWord(words, payments[booking.documentId])}</td>}
            <td>
              <Link tag={NavLink} to={pathOf(booking)} style={{ whiteSpace: 'nowrap' }}>
                {booking.code}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </Grid>
  );
}
