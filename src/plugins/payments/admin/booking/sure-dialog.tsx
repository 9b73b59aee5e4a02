import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useWords } from '../../../booking/admin/port';

interface Props {
  readonly title: string;
  readonly question: string;
  /** What the button says that does it. */
  readonly act: string;
  readonly variant?: 'success' | 'danger';
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asked before money is moved: it cannot be undone from here. */
export function SureDialog({ title, question, act, variant = 'success', busy, disabled, children, ...on }: Props) {
  const { say } = useWords();
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && on.onClose()}>
      <Dialog.Content>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography>{question}</Typography>
            {children}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth onClick={on.onClose}>
            {say('booking.back')}
          </Button>
          <Button variant={variant} fullWidth loading={busy} disabled={disabled} onClick={on.onConfirm}>
            {act}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
