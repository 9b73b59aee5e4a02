import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { formatDate, useLoaded, usePrint, useWords } from '../../../booking/admin/port';
import type { Day, Departure, PanelStation } from '../lib/types';
import { PassengersDialog } from '../passengers/passengers-dialog';
import { DaySheet } from './day-sheet';
import { DepartureTable } from './departure-table';
import { Filters } from './filters';
import { useChosenDay } from './use-chosen-day';

const REFRESH_MS = 15_000;
const NEW_TRIP = '/content-manager/collection-types/plugin::trips.trip/create';

/** A chief's day: everything that leaves the station, and how full it is. */
export default function TodayPage() {
  const { say, locale } = useWords();
  const stations = useLoaded<{ data: readonly PanelStation[] }>('/trips/stations');
  const { station, date, choose } = useChosenDay(stations.data?.data ?? []);
  const query = date ? `station=${station?.documentId}&date=${date}` : `station=${station?.documentId}`;
  const day = useLoaded<Day>(station ? `/trips/departures?${query}` : null, REFRESH_MS);
  const [open, setOpen] = useState<Departure | null>(null);

  const title = station ? say('trips.today-of', { station: station.name }) : say('trips.today');
  const shown = day.data?.meta.date ?? date ?? station?.today;
  const heading = shown ? formatDate(shown, locale) : '';
  const { paper, print } = usePrint(<DaySheet title={`${title} · ${heading}`} day={day.data} />);

  if (!stations.data) return stations.failed ? <Page.Error /> : <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      {paper}
      <Layouts.Header
        title={title}
        subtitle={heading}
        primaryAction={
          <Flex gap={2}>
            <Button variant="tertiary" onClick={print} disabled={!day.data}>
              {say('trips.print')}
            </Button>
            <Button tag={NavLink} to={NEW_TRIP} startIcon={<Plus />}>
              {say('trips.new')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Filters stations={stations.data.data} station={station} date={shown ?? ''} onChoose={choose} />
          {station === null && <EmptyStateLayout content={say('trips.no-station')} />}
          {day.failed && <Box role="alert">{say('trips.unavailable')}</Box>}
          {day.data && <DepartureTable day={day.data} onOpen={setOpen} />}
        </Flex>
      </Layouts.Content>
      {open && station && (
        <PassengersDialog
          trip={{ ...open, timeZone: station.timeZone, open: open.status === 'scheduled' }}
          onClose={() => setOpen(null)}
          onChanged={() => void day.reload()}
        />
      )}
    </Page.Main>
  );
}
