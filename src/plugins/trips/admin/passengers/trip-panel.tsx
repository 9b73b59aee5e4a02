import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { formatDateTime, useLoaded, useWords } from '../../../booking/admin/port';
import { RepeatDialog } from '../repeat/repeat-dialog';
import { PassengerList } from './passenger-list';
import { PassengersDialog, type TripFacts } from './passengers-dialog';
import { SeatCounts } from './seat-counts';
import { usePassengers } from './use-passengers';

const MODEL = 'plugin::trips.trip';

/** Beside a trip's form: its seats, its passengers, and what one does with it. */
function TripPanel({ documentId }: { documentId: string }) {
  const { say, locale } = useWords();
  const trip = useLoaded<{ data: TripFacts }>(`/trips/trips/${documentId}`).data?.data;
  const { data: list, failed, reload } = usePassengers(documentId);
  const [dialog, setDialog] = useState<'passengers' | 'repeat' | null>(null);
  if (!list) return failed ? <Typography>{say('trips.unavailable')}</Typography> : <Loader small />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {trip && (
        <Typography fontWeight="bold">
          {formatDateTime(trip.departure, locale, trip.timeZone)} → {trip.destination}
        </Typography>
      )}
      {list.meta.allotment && <SeatCounts counts={list.meta.allotment} />}
      {trip && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Button fullWidth onClick={() => setDialog('passengers')}>
            {say(trip.open ? 'trips.open-counter' : 'trips.open-passengers')}
          </Button>
          <Button variant="tertiary" fullWidth onClick={() => setDialog('repeat')}>
            {say('trips.repeat')}
          </Button>
        </Flex>
      )}
      <PassengerList bookings={list.data} />
      {trip && dialog === 'passengers' && (
        <PassengersDialog trip={trip} onClose={() => setDialog(null)} onChanged={() => void reload()} />
      )}
      {trip && dialog === 'repeat' && <RepeatDialog trip={trip} onClose={() => setDialog(null)} />}
    </Flex>
  );
}

/** For the content manager: shown beside trips that exist. */
export function TripSidePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { say } = useWords();
  if (model !== MODEL || !documentId) return null;
  return { title: say('trips.passengers'), content: <TripPanel documentId={documentId} /> };
}
