import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { formatDateTime, takesUnits, useDialogFocus, usePrint, useWords } from '../../../booking/admin/port';
import { CounterForm } from './counter-form';
import { PassengerTable } from './passenger-table';
import { usePayments } from './payments';
import { SeatCounts } from './seat-counts';
import { Sheet } from './sheet';
import { usePassengers } from './use-passengers';

export interface TripFacts {
  readonly documentId: string;
  readonly departure: string;
  readonly destination: string;
  readonly timeZone: string | null;
  /** Bookings may still be taken. */
  readonly open: boolean;
}

interface Props {
  readonly trip: TripFacts;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Who travels on a trip, on one page that can be printed, with the form that adds one more. */
export function PassengersDialog({ trip, onClose, onChanged }: Props) {
  const { say, locale } = useWords();
  const focus = useDialogFocus();
  const { data: list, failed, reload } = usePassengers(trip.documentId);
  const payments = usePayments(list?.data ?? []);
  const travelling = list?.data.filter(({ status }) => takesUnits(status)) ?? [];
  const counts = list?.meta.allotment ?? null;
  const title = `${formatDateTime(trip.departure, locale, trip.timeZone)} → ${trip.destination}`;
  const { paper, print } = usePrint(<Sheet title={title} bookings={travelling} payments={payments} counts={counts} />);
  const taken = async (): Promise<void> => {
    await reload();
    onChanged();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      {/* On paper the panel is not there, and the dialog would take that for being left. */}
      <Modal.Content {...focus} onFocusOutside={(event: Event) => event.preventDefault()}>
        <Modal.Header closeLabel={say('trips.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {paper}
            {counts && <SeatCounts counts={counts} />}
            {trip.open && <CounterForm trip={trip.documentId} onTaken={taken} />}
            <Box>
              {list && <PassengerTable bookings={list.data} payments={payments} />}
              {!list && (failed ? <Typography>{say('trips.unavailable')}</Typography> : <Loader small />)}
            </Box>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('trips.close')}
          </Button>
          <Button variant="secondary" onClick={print} disabled={travelling.length === 0}>
            {say('trips.print')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
