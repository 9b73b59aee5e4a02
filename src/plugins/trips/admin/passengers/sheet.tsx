import { type Counts, type StaffBooking, statusWord, useWords } from '../../../booking/admin/port';
import { isKnown, type Payments, paidWord } from './payments';

interface Props {
  readonly title: string;
  readonly bookings: readonly StaffBooking[];
  readonly payments: Payments;
  readonly counts: Counts | null;
}

/** The passenger list on paper, with a box to tick at the door. */
export function Sheet({ title, bookings, payments, counts }: Props) {
  const words = useWords();
  const { say } = words;
  return (
    <>
      <h1>{title}</h1>
      {counts && <p>{say('trips.summary', { taken: counts.taken, seats: counts.capacity ?? 0, left: counts.left })}</p>}
      <table>
        <thead>
          <tr>
            <th aria-label={say('trips.present')}>☐</th>
            <th>{say('trips.name')}</th>
            <th>{say('trips.phone')}</th>
            <th className="number">{say('trips.seats')}</th>
            <th>{say('trips.status')}</th>
            {isKnown(payments) && <th>{say('trips.payment')}</th>}
            <th>{say('trips.code')}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map(({ documentId, contact, quantity, status, code }) => (
            <tr key={documentId}>
              <td>☐</td>
              <td>{contact.name}</td>
              <td>{contact.phone ?? contact.email ?? ''}</td>
              <td className="number">{quantity}</td>
              <td>{statusWord(say, status)}</td>
              {isKnown(payments) && <td>{paidWord(words, payments[documentId])}</td>}
              <td>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
