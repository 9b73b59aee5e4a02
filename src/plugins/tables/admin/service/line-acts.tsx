import { Button, Flex, IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useState } from 'react';
import {
  type BookingEvent,
  eventsFrom,
  eventWord,
  ReasonDialog,
  useChange,
  useWords,
} from '../../../booking/admin/port';
import type { BookLine, PanelRestaurant, ServicePage } from '../lib/types';
import { AboveDialog } from './above-dialog';
import { ChangeDialog } from './change-dialog';

type Act = Exclude<BookingEvent, 'move'>;
type Asked = Act | 'move' | 'above';

/** What staff do with a line, in the order in which it is likely; the first of them stands open in the row. */
const ACTS: readonly Act[] = ['accept', 'attend', 'settle', 'refuse', 'miss', 'cancel'];
/** Asked first: the customer is told and reads why, or there is no way back. */
const WITH_REASON = new Set<Act>(['refuse', 'cancel']);
const AT_ONCE = new Set<Act>(['accept', 'settle']);

interface Props {
  readonly line: BookLine;
  readonly service: ServicePage;
  readonly restaurant: PanelRestaurant;
}

/** What may be done with a line now: the likely act beside it, the others in a menu. */
export function LineActs({ line, service, restaurant }: Props) {
  const { say } = useWords();
  const { send, busy } = useChange();
  const [asked, setAsked] = useState<Asked | null>(null);
  const allowed = eventsFrom(line.status, 'staff');
  const acts = ACTS.filter((event) => allowed.includes(event));
  const mustGoAbove = acts.includes('accept') && !line.fits && service.covers !== null;
  const open: readonly Act[] =
    line.status === 'waiting'
      ? ['accept', 'refuse']
      : acts.filter((event) => !(event === 'accept' && mustGoAbove)).slice(0, 1);
  if (acts.length === 0) return null;

  const carryOut = async (event: Act, more: object): Promise<void> => {
    const url = `/booking/bookings/${line.documentId}/transitions`;
    await send<object>(url, { event, ...more }, () => say('tables.done', { name: line.contact.name }));
    setAsked(null);
  };
  const begin = (event: Act): void => {
    if (event === 'accept' && mustGoAbove) setAsked('above');
    else if (AT_ONCE.has(event)) void carryOut(event, {});
    else setAsked(event);
  };
  const word = (event: Act): string =>
    event === 'accept' && mustGoAbove ? say('tables.accept-above') : eventWord(say, event, 'do');

  return (
    <Flex gap={2} justifyContent="flex-end">
      {open.map((event) => (
        <Button
          key={event}
          size="S"
          variant={event === 'refuse' || (event === 'accept' && mustGoAbove) ? 'danger-light' : 'success-light'}
          disabled={busy}
          style={{ whiteSpace: 'nowrap' }}
          onClick={() => begin(event)}
        >
          {word(event)}
        </Button>
      ))}
      <Menu.Root>
        <Menu.Trigger
          tag={IconButton}
          icon={<More />}
          label={say('tables.more-acts', { name: line.contact.name })}
          disabled={busy}
        />
        <Menu.Content popoverPlacement="bottom-end">
          {allowed.includes('move') && <Menu.Item onSelect={() => setAsked('move')}>{say('tables.change')}</Menu.Item>}
          {acts
            .filter((event) => !open.includes(event))
            .map((event) => (
              <Menu.Item
                key={event}
                variant={WITH_REASON.has(event) ? 'danger' : 'default'}
                onSelect={() => begin(event)}
              >
                {word(event)}
              </Menu.Item>
            ))}
        </Menu.Content>
      </Menu.Root>
      {asked === 'move' && (
        <ChangeDialog line={line} service={service} restaurant={restaurant} onClose={() => setAsked(null)} />
      )}
      {asked === 'above' && (
        <AboveDialog
          line={line}
          left={service.left ?? 0}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={() => void carryOut('accept', { exceedCapacity: true })}
        />
      )}
      {asked !== null && asked !== 'move' && asked !== 'above' && (
        <ReasonDialog
          event={asked}
          name={line.contact.name}
          withReason={WITH_REASON.has(asked)}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={(reason) => void carryOut(asked, { reason })}
        />
      )}
    </Flex>
  );
}
