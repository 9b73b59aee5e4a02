import { Typography } from '@strapi/design-system';
import { formatMoney } from '../../server/domain/money';
import type { BookingStatus } from '../../server/domain/states';
import { batched } from '../lib/batched';
import { type Cells, type Columns, type Header, withCells } from '../lib/columns';
import { StatusBadge } from '../lib/status-badge';
import { formatDateTime } from '../lib/time';
import { useWords } from '../lib/words';

/** What a booking is about, and the zone of its venue. */
const useSummary = batched<{ readonly title: string; readonly timeZone: string }>('/booking/summaries');

interface Row {
  readonly documentId: string;
  readonly bookingStatus: BookingStatus;
  readonly startsAt: string;
  readonly priceAmount?: number | null;
  readonly priceCurrency?: string | null;
}

/** What is booked: no column of the bookings, so the trades are asked for it. */
const SUBJECT: Header<Row> = {
  name: 'relaisSubject',
  attribute: { type: 'custom' },
  label: { id: 'booking.subject', defaultMessage: 'Booked' },
  searchable: false,
  sortable: false,
  cellFormatter: (row) => <Subject documentId={row.documentId} />,
};

const CELLS: Cells<Row> = {
  bookingStatus: (row) => <StatusBadge status={row.bookingStatus} />,
  startsAt: (row) => <StartsAt documentId={row.documentId} at={row.startsAt} />,
  priceAmount: (row) => <Price row={row} />,
};

/** The list of bookings in words: what is booked, when it is there, how it stands. */
export function writeColumns(columns: Columns<Row>): Columns<Row> {
  // The hook runs for the lists of all types: only bookings have this column.
  if (!columns.displayedHeaders.some(({ name }) => name === 'bookingStatus')) return columns;
  const written = withCells(columns.displayedHeaders, CELLS);
  const at = written.findIndex(({ name }) => name === 'startsAt') + 1;
  return { ...columns, displayedHeaders: [...written.slice(0, at), SUBJECT, ...written.slice(at)] };
}

function Subject({ documentId }: { documentId: string }) {
  return <Typography textColor="neutral800">{useSummary(documentId)?.title ?? '–'}</Typography>;
}

function StartsAt({ documentId, at }: { documentId: string; at: string }) {
  const { locale } = useWords();
  return (
    <Typography textColor="neutral800">
      {formatDateTime(at, locale, useSummary(documentId)?.timeZone ?? null)}
    </Typography>
  );
}

function Price({ row: { priceAmount, priceCurrency } }: { row: Row }) {
  const { locale } = useWords();
  const price = priceAmount != null && priceCurrency ? { amount: priceAmount, currency: priceCurrency } : null;
  return <Typography textColor="neutral800">{price ? formatMoney(price, locale) : '–'}</Typography>;
}
