import { Button, Dialog, Field, NumberInput } from '@strapi/design-system';
import { useState } from 'react';
import { eventWord, quantityWord, useWords } from '../lib/words';

interface Props {
  readonly trade: string;
  readonly quantity: number;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (quantity: number) => void;
}

/** More places or fewer, in one step: they are taken or given back with the change. */
export function SeatsDialog({ trade, quantity, busy, onClose, onConfirm }: Props) {
  const { say, intl } = useWords();
  const [wanted, setWanted] = useState<number | undefined>(quantity);
  const usable = wanted !== undefined && Number.isInteger(wanted) && wanted >= 1 && wanted !== quantity;
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{eventWord(say, 'move', 'do')}</Dialog.Header>
        <Dialog.Body>
          <Field.Root
            name="quantity"
            width="100%"
            hint={say('booking.quantity-now', { quantity: quantityWord(intl, trade, quantity) })}
          >
            <Field.Label>{say('booking.quantity-label')}</Field.Label>
            <NumberInput value={wanted} min={1} onValueChange={setWanted} autoFocus />
            <Field.Hint />
          </Field.Root>
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth onClick={onClose}>
            {say('booking.back')}
          </Button>
          <Button fullWidth loading={busy} disabled={!usable} onClick={() => usable && onConfirm(wanted)}>
            {say('booking.save')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
