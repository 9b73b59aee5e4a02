import { Badge, Typography } from '@strapi/design-system';
import {
  batched,
  type Cells,
  type Columns,
  formatDateTime,
  formatMoney,
  type Header,
  useWords,
  withCells,
} from '../../booking/admin/port';

interface Row {
  readonly documentId: string;
  readonly departure: string;
  readonly arrival: string | null;
  readonly price: number;
  readonly tripStatus: 'scheduled' | 'cancelled';
}

interface Summary {
  readonly timeZone: string;
  readonly currency: string;
  readonly taken: number;
  readonly seats: number;
}

const useSummary = batched<Summary>('/trips/summaries');

const CELLS: Cells<Row> = {
  departure: ({ documentId, departure }) => <Moment documentId={documentId} at={departure} />,
  arrival: ({ documentId, arrival }) => <Moment documentId={documentId} at={arrival} />,
  price: (row) => <Price row={row} />,
  tripStatus: ({ tripStatus }) => <State status={tripStatus} />,
};

const TAKEN: Header<Row> = {
  name: 'relaisTaken',
  attribute: { type: 'custom' },
  label: { id: 'trips.taken-of-seats', defaultMessage: 'Taken / seats' },
  searchable: false,
  sortable: false,
  cellFormatter: ({ documentId }) => <Taken documentId={documentId} />,
};

/** The list of trips: times by the station's clock, prices in its currency, and how full they are. */
export function writeColumns(columns: Columns<Row>): Columns<Row> {
  // The hook runs for the lists of all types: only trips have this column.
  if (!columns.displayedHeaders.some(({ name }) => name === 'departure')) return columns;
  const written = withCells(columns.displayedHeaders, CELLS);
  const at = written.findIndex(({ name }) => name === 'destination') + 1 || written.length;
  return { ...columns, displayedHeaders: [...written.slice(0, at), TAKEN, ...written.slice(at)] };
}

function Moment({ documentId, at }: { documentId: string; at: string | null }) {
  const { locale } = useWords();
  const zone = useSummary(documentId)?.timeZone ?? null;
  return <Typography textColor="neutral800">{at ? formatDateTime(at, locale, zone) : '–'}</Typography>;
}

function Price({ row: { documentId, price } }: { row: Row }) {
  const { locale } = useWords();
  const currency = useSummary(documentId)?.currency;
  return (
    <Typography textColor="neutral800">{currency ? formatMoney({ amount: price, currency }, locale) : ''}</Typography>
  );
}

function Taken({ documentId }: { documentId: string }) {
  const summary = useSummary(documentId);
  return <Typography textColor="neutral800">{summary ? `${summary.taken} / ${summary.seats}` : ''}</Typography>;
}

function State({ status }: { status: Row['tripStatus'] }) {
  const { say } = useWords();
  return <Badge variant={status === 'cancelled' ? 'danger' : 'success'}>{say(`trips.${status}`)}</Badge>;
}
