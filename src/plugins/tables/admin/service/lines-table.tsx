import { Badge, Box, Link, Typography } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import { NavLink } from 'react-router-dom';
import { formatTime, Grid, isLive, StatusBadge, takesUnits, useWords } from '../../../booking/admin/port';
import type { BookLine, PanelRestaurant, ServicePage } from '../lib/types';
import { LineActs } from './line-acts';

interface Props {
  readonly lines: readonly BookLine[];
  readonly service: ServicePage;
  readonly restaurant: PanelRestaurant;
  readonly searched: boolean;
}

const isExpected = ({ status }: BookLine): boolean => takesUnits(status) || isLive(status);

/** Arrow keys go from line to line, to what stands at the same place in the next one. */
function step(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = (document.activeElement as HTMLElement | null)?.closest('tr');
  if (by === undefined || !row || row.parentElement !== event.currentTarget) return;
  event.preventDefault();
  const stops = (line: Element): HTMLElement[] => [...line.querySelectorAll<HTMLElement>('button, a')];
  const at = stops(row).indexOf(document.activeElement as HTMLElement);
  const next = by === 1 ? row.nextElementSibling : row.previousElementSibling;
  if (!next) return;
  const there = stops(next);
  there[Math.min(at, there.length - 1)]?.focus();
}

/** Who comes, in the order in which they sit down; who cancelled or was refused stands below, to be found again. */
export function LinesTable({ lines, service, restaurant, searched }: Props) {
  const { say } = useWords();
  const ordered = [...lines.filter(isExpected), ...lines.filter((line) => !isExpected(line))];
  if (ordered.length === 0) {
    return <Typography textColor="neutral600">{say(searched ? 'tables.nobody-found' : 'tables.nobody')}</Typography>;
  }
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      <Grid>
        <thead>
          <tr>
            <th>{say('tables.time')}</th>
            <th>{say('tables.name')}</th>
            <th className="number">{say('tables.covers')}</th>
            <th>{say('tables.status')}</th>
            <th>{say('tables.notes')}</th>
            <th>{say('tables.arrival')}</th>
            <th>{say('tables.acts')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={step}>
          {ordered.map((line) => (
            <Line key={line.documentId} line={line} service={service} restaurant={restaurant} />
          ))}
        </tbody>
      </Grid>
    </Box>
  );
}

function Line({ line, service, restaurant }: { line: BookLine } & Pick<Props, 'service' | 'restaurant'>) {
  const { say, locale } = useWords();
  const { contact, code, seen, status, documentId } = line;
  return (
    <tr className={isExpected(line) ? '' : 'muted'}>
      <td>
        <Typography fontWeight="bold">{line.time}</Typography>
      </td>
      <td>
        <Typography fontWeight="semiBold">{contact.name}</Typography>{' '}
        {seen && seen.noShows > 0 && <Badge variant="danger">{say('tables.no-shows', { count: seen.noShows })}</Badge>}{' '}
        {seen && seen.visits > 0 && <Badge variant="success">{say('tables.visits', { count: seen.visits })}</Badge>}
        <br />
        <Typography variant="pi" textColor="neutral600">
          {contact.phone ?? contact.email ?? ''}{' '}
        </Typography>
        <Link
          tag={NavLink}
          to={`/content-manager/collection-types/plugin::booking.booking/${documentId}`}
          style={{ whiteSpace: 'nowrap' }}
        >
          {code}
        </Link>
      </td>
      <td className="number">
        <Typography fontWeight="bold">{line.quantity}</Typography>
      </td>
      <td style={{ whiteSpace: 'nowrap' }}>
        <StatusBadge status={status} />
        {line.holdExpiresAt && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('tables.offered-until', { time: formatTime(line.holdExpiresAt, locale, restaurant.timeZone) })}
          </Typography>
        )}
      </td>
      <td style={{ maxWidth: '28rem', overflowWrap: 'anywhere' }}>{line.notes}</td>
      <td>{line.arrivedAt ? formatTime(line.arrivedAt, locale, restaurant.timeZone) : ''}</td>
      <td>{restaurant.mayChange && <LineActs line={line} service={service} restaurant={restaurant} />}</td>
    </tr>
  );
}
