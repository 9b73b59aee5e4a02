import { Badge, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { type Cells, type Columns, formatDateTime, useWords, withCells } from '../../../booking/admin/port';
import type { Message } from './types';

const VARIANT = { pending: 'secondary', sent: 'success', failed: 'danger', skipped: 'neutral' } as const;

const CELLS: Cells<Message> = {
  messageStatus: ({ messageStatus }) => <StatusBadge status={messageStatus} />,
  event: ({ event }) => <Event event={event} />,
  audience: ({ audience }) => <Word id={`messaging.audience.${audience}`} />,
  channel: ({ channel }) => <Word id={`messaging.channel.${channel}`} />,
  sentAt: ({ sentAt }) => <Moment at={sentAt} />,
  lastError: ({ lastError }) => <Typography textColor="danger600">{lastError ?? ''}</Typography>,
};

/** The list of messages in words. */
export function writeColumns(columns: Columns<Message>): Columns<Message> {
  // The hook runs for the lists of all types: only messages have this column.
  if (!columns.displayedHeaders.some(({ name }) => name === 'messageStatus')) return columns;
  return { ...columns, displayedHeaders: withCells(columns.displayedHeaders, CELLS) };
}

export function StatusBadge({ status }: { status: Message['messageStatus'] }) {
  const { say } = useWords();
  return <Badge variant={VARIANT[status]}>{say(`messaging.status.${status}`)}</Badge>;
}

function Word({ id }: { id: string }) {
  return <Typography textColor="neutral800">{useWords().say(id)}</Typography>;
}

/** Events of plugins that came later stand by their name. */
function Event({ event }: { event: string }) {
  const text = useIntl().formatMessage({ id: `messaging.event.${event}`, defaultMessage: event });
  return <Typography textColor="neutral800">{text}</Typography>;
}

function Moment({ at }: { at: string | null }) {
  const { locale } = useWords();
  return <Typography textColor="neutral800">{at ? formatDateTime(at, locale, null) : '–'}</Typography>;
}
