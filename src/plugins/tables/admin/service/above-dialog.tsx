import { Button, Dialog, Typography } from '@strapi/design-system';
import { useWords } from '../../../booking/admin/port';
import type { BookLine } from '../lib/types';

interface Props {
  readonly line: BookLine;
  readonly left: number;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Going over the covers is an act of its own, and asks. */
export function AboveDialog({ line, left, busy, onClose, onConfirm }: Props) {
  const { say } = useWords();
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{say('tables.accept-above-covers')}</Dialog.Header>
        <Dialog.Body>
          <Typography>{say('tables.sure-above', { name: line.contact.name, covers: line.quantity, left })}</Typography>
        </Dialog.Body>
        <Dialog.Footer>
          <Button variant="tertiary" fullWidth autoFocus onClick={onClose}>
            {say('tables.back')}
          </Button>
          <Button variant="danger" fullWidth loading={busy} onClick={onConfirm}>
            {say('tables.accept-above')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
