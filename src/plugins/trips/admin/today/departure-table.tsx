import { Badge, Box, Button, EmptyStateLayout, Typography } from '@strapi/design-system';
import { type KeyboardEvent, useState } from 'react';
import { formatTime, Grid, RowButton, useWords } from '../../../booking/admin/port';
import type { Day, Departure } from '../lib/types';

interface Props {
  readonly day: Day;
  readonly onOpen: (departure: Departure) => void;
}

/** Arrow keys go from departure to departure, Enter opens its passengers. */
function step(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
}

export function DepartureTable({ day: { data, meta }, onOpen }: Props) {
  const { say, locale } = useWords();
  const [withPast, setWithPast] = useState(false);
  if (data.length === 0) return <EmptyStateLayout content={say('trips.no-departures')} />;
  // Of today, what still leaves is what matters; a day that is over is looked at as a whole.
  const past = meta.date === meta.today ? data.filter(({ status }) => status === 'departed') : [];
  const shown = withPast ? data : data.filter((trip) => !past.includes(trip));
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      {past.length > 0 && (
        <Box padding={2}>
          <Button variant="ghost" size="S" onClick={() => setWithPast(!withPast)}>
            {withPast ? say('trips.hide-past') : say('trips.show-past', { count: past.length })}
          </Button>
        </Box>
      )}
      <Grid>
        <thead>
          <tr>
            <th>{say('trips.departure')}</th>
            <th>{say('trips.destination')}</th>
            <th>{say('trips.vehicle')}</th>
            <th className="number">{say('trips.taken-of-seats')}</th>
            <th className="number">{say('trips.left')}</th>
            <th>{say('trips.status')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={step}>
          {shown.map((trip) => (
            <tr
              key={trip.documentId}
              className={trip.status === 'scheduled' ? 'open' : 'open muted'}
              onClick={() => onOpen(trip)}
            >
              <td>
                <RowButton type="button">{formatTime(trip.departure, locale, meta.station.timeZone)}</RowButton>
              </td>
              <td>{trip.destination}</td>
              <td>{trip.vehicle ? `${trip.vehicle.plate} · ${trip.vehicle.owner}` : '–'}</td>
              <td className="number">
                {trip.taken} / {trip.seats}
              </td>
              <td className="number">{trip.left}</td>
              <td>
                <State departure={trip} />
              </td>
            </tr>
          ))}
        </tbody>
      </Grid>
    </Box>
  );
}

function State({ departure: { status, left, excess } }: { departure: Departure }) {
  const { say } = useWords();
  if (excess > 0) {
    return (
      <Typography textColor="danger600" fontWeight="bold">
        {say('trips.excess', { count: excess })}
      </Typography>
    );
  }
  if (status === 'cancelled') return <Badge variant="danger">{say('trips.cancelled')}</Badge>;
  if (status === 'departed') return <Badge>{say('trips.departed')}</Badge>;
  return left === 0 ? (
    <Badge variant="warning">{say('trips.full')}</Badge>
  ) : (
    <Badge variant="success">{say('trips.on-sale')}</Badge>
  );
}
