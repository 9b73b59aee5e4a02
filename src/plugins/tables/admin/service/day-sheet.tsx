import { statusWord, takesUnits, useWords } from '../../../booking/admin/port';
import type { BookLine, ServicePage } from '../lib/types';

interface Props {
  readonly title: string;
  readonly service: ServicePage | null;
}

/** The evening on paper, with a box to tick at the door; those who wait stand below the line. */
export function DaySheet({ title, service }: Props) {
  const { say } = useWords();
  const lines = service?.bookings ?? [];
  const coming = lines.filter(({ status }) => takesUnits(status));
  const waiting = lines.filter(({ status }) => status === 'waiting');
  return (
    <>
      <h1>{title}</h1>
      {service && (
        <p>
          {say('tables.sheet-summary', {
            parties: service.parties,
            taken: service.taken,
            covers: service.covers ?? say('tables.by-hand'),
          })}
          {service.note && ` · ${service.note}`}
        </p>
      )}
      <SheetTable lines={coming} />
      {waiting.length > 0 && (
        <>
          <h2>{say('tables.waiting')}</h2>
          <SheetTable lines={waiting} />
        </>
      )}
    </>
  );
}

function SheetTable({ lines }: { lines: readonly BookLine[] }) {
  const { say } = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th aria-label={say('tables.arrival')}>☐</th>
          <th>{say('tables.time')}</th>
          <th className="number">{say('tables.covers')}</th>
          <th>{say('tables.name')}</th>
          <th>{say('tables.phone')}</th>
          <th>{say('tables.notes')}</th>
          <th>{say('tables.status')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ documentId, time, quantity, contact, notes, status, seen }) => (
          <tr key={documentId}>
            <td>{status === 'attended' ? '☑' : '☐'}</td>
            <td>{time}</td>
            <td className="number">{quantity}</td>
            <td>
              {contact.name}
              {seen && seen.noShows > 0 && ` (${say('tables.no-shows', { count: seen.noShows })})`}
            </td>
            <td>{contact.phone ?? ''}</td>
            <td>{notes}</td>
            <td>{statusWord(say, status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
