import { Button, Dialog, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { BookingEvent } from '../../server/domain/states';
import { eventWord, useWords } from '../lib/words';

interface Props {
  readonly event: BookingEvent;
  readonly name: string;
  /** The customer reads the reason, and the history keeps it. */
  readonly withReason: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string | null) => void;
}

/** Asked before anything that cannot be undone. */
export function ReasonDialog({ event, name, withReason, busy, onClose, onConfirm }: Props) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{eventWord(say, event, 'do')}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{say(`booking.sure.${event}`, { name })}</Typography>
            {withReason && (
              <Field.Root name="reason" hint={say('booking.reason-hint')}>
                <Field.Label>{say('booking.reason')}</Field.Label>
                <Textarea
                  autoFocus
                  value={reason}
                  maxLength={500}
                  onChange={(typed) => setReason(typed.target.value)}
                />
                <Field.Hint />
              </Field.Root>
            )}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth onClick={onClose}>
            {say('booking.back')}
          </Button>
          <Button
            variant={withReason ? 'danger' : 'success'}
            fullWidth
            autoFocus={!withReason}
            loading={busy}
            onClick={() => onConfirm(reason.trim() || null)}
          >
            {eventWord(say, event, 'do')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
