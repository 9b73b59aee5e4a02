import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { BookingEvent } from '../../server/domain/states';
import type { BookingSheet } from '../lib/types';
import { useChange } from '../lib/use-change';
import { eventWord, useWords } from '../lib/words';
import { ReasonDialog } from './reason-dialog';
import { SeatsDialog } from './seats-dialog';

type Act = Exclude<BookingEvent, 'move'>;

interface Look {
  readonly variant: 'success' | 'secondary' | 'danger-light' | 'tertiary';
  /** Asked first: the customer is told, or there is no way back. */
  readonly asks: 'nothing' | 'sure' | 'reason';
}

const LOOKS: Partial<Record<Act, Look>> = {
  settle: { variant: 'success', asks: 'nothing' },
  accept: { variant: 'success', asks: 'nothing' },
  attend: { variant: 'success', asks: 'sure' },
  miss: { variant: 'tertiary', asks: 'sure' },
  refuse: { variant: 'danger-light', asks: 'reason' },
  cancel: { variant: 'danger-light', asks: 'reason' },
};

interface Props {
  readonly booking: BookingSheet;
  readonly onChanged: (booking: BookingSheet) => void;
}

/** What a link of a mail asks about, `?ask=accept`: a person still answers it, in the dialogue that it opens. */
function askedFor({ allowed }: BookingSheet): BookingEvent | null {
  const asked = new URLSearchParams(window.location.search).get('ask');
  return allowed.find((event) => event === asked && event in LOOKS) ?? null;
}

/** A button for everything that may be done with this booking now, in the order in which it is likely. */
export function Actions({ booking, onChanged }: Props) {
  const { say } = useWords();
  const { send, busy } = useChange();
  const [asking, setAsking] = useState<BookingEvent | null>(() => askedFor(booking));
  const acts = (Object.keys(LOOKS) as Act[]).filter((event) => booking.allowed.includes(event));

  const carryOut = async (url: string, body: object): Promise<void> => {
    const route = `/booking/bookings/${booking.documentId}/${url}`;
    const answer = await send<{ data: BookingSheet }>(route, body, () => say('booking.done'));
    setAsking(null);
    if (answer) onChanged(answer.data);
  };
  const act = (event: Act, reason: string | null) => carryOut('transitions', { event, reason });

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {acts.map((event) => {
        const look = LOOKS[event] as Look;
        return (
          <Button
            key={event}
            variant={look.variant}
            fullWidth
            disabled={busy}
            onClick={() => (look.asks === 'nothing' ? void act(event, null) : setAsking(event))}
          >
            {eventWord(say, event, 'do')}
          </Button>
        );
      })}
      {booking.allowed.includes('move') && (
        <Button variant="tertiary" fullWidth disabled={busy} onClick={() => setAsking('move')}>
          {eventWord(say, 'move', 'do')}
        </Button>
      )}
      {asking === 'move' && (
        <SeatsDialog
          trade={booking.trade}
          quantity={booking.quantity}
          busy={busy}
          onClose={() => setAsking(null)}
          onConfirm={(quantity) => void carryOut('move', { to: { quantity } })}
        />
      )}
      {asking !== null && asking !== 'move' && (
        <ReasonDialog
          event={asking}
          name={booking.contact.name}
          withReason={LOOKS[asking]?.asks === 'reason'}
          busy={busy}
          onClose={() => setAsking(null)}
          onConfirm={(reason) => void act(asking, reason)}
        />
      )}
    </Flex>
  );
}
