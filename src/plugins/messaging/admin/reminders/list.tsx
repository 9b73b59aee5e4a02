import { Badge, Typography } from '@strapi/design-system';
import { type Cells, type Columns, useWords, withCells } from '../../../booking/admin/port';
import { useVenues } from './use-venues';

interface Row {
  readonly venue: string;
  readonly channel: string;
  readonly enabled: boolean;
  readonly minutesBefore: number | null;
}

const CELLS: Cells<Row> = {
  venue: ({ venue }) => <Venue venue={venue} />,
  channel: ({ channel }) => <Word id={`messaging.by.${channel}`} />,
  enabled: ({ enabled }) => <State enabled={enabled} />,
  minutesBefore: ({ minutesBefore }) => <Elapsed minutes={minutesBefore} />,
};

/** The list of reminders: venues by their names, and times as one says them. */
export function writeColumns(columns: Columns<Row>): Columns<Row> {
  // The hook runs for the lists of all types: only reminders have this column.
  if (!columns.displayedHeaders.some(({ name }) => name === 'minutesBefore')) return columns;
  return { ...columns, displayedHeaders: withCells(columns.displayedHeaders, CELLS) };
}

function Venue({ venue }: { venue: string }) {
  return <Typography textColor="neutral800">{useVenues().nameOf(venue)}</Typography>;
}

function Word({ id }: { id: string }) {
  return <Typography textColor="neutral800">{useWords().say(id)}</Typography>;
}

function State({ enabled }: { enabled: boolean }) {
  const { say } = useWords();
  return <Badge variant={enabled ? 'success' : 'neutral'}>{say(enabled ? 'messaging.on' : 'messaging.off')}</Badge>;
}

/** `24 h`, `1 h 30 min`. */
function Elapsed({ minutes }: { minutes: number | null }) {
  if (minutes === null) return <Typography textColor="neutral800">–</Typography>;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])];
  return <Typography textColor="neutral800">{words.join(' ')}</Typography>;
}
