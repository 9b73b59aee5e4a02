import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { formatMoney, useChange, useWords } from '../../../booking/admin/port';
import type { Money } from '../../server/domain/money';
import { SureDialog } from './sure-dialog';

interface Props {
  readonly booking: string;
  readonly due: Money;
  readonly onChanged: () => Promise<void>;
}

/** What is due was paid in cash at the desk. The amount goes along: what has changed meanwhile is not taken unseen. */
export function TakeCash({ booking, due, onChanged }: Props) {
  const { say, locale } = useWords();
  const { send, busy } = useChange();
  const [asking, setAsking] = useState(false);
  const amount = formatMoney(due, locale);

  const take = async (): Promise<void> => {
    await send(`/payments/bookings/${booking}/cash`, { amount: due.amount }, () => say('payments.taken', { amount }));
    setAsking(false);
    await onChanged();
  };

  return (
    <>
      <Button variant="success" fullWidth disabled={busy} onClick={() => setAsking(true)}>
        {say('payments.take-cash')}
      </Button>
      {asking && (
        <SureDialog
          title={say('payments.take-cash')}
          question={say('payments.sure-cash', { amount })}
          act={say('payments.take-cash')}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void take()}
        />
      )}
    </>
  );
}
