import { Button, Field, Textarea, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { formatMoney, moneyDigits, parseMoney, useChange, useWords } from '../../../booking/admin/port';
import type { PaymentLine } from '../lib/types';
import { SureDialog } from './sure-dialog';

interface Props {
  readonly payment: PaymentLine;
  readonly onChanged: () => Promise<void>;
}

/** Staff decide to give back a payment or a part of it, and say why. */
export function GiveBack({ payment, onChanged }: Props) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="S" variant="danger-light" onClick={() => setAsking(true)}>
        {say('payments.refund')}
      </Button>
      {asking && <RefundDialog payment={payment} onClose={() => setAsking(false)} onChanged={onChanged} />}
    </>
  );
}

function RefundDialog({ payment, onClose, onChanged }: Props & { readonly onClose: () => void }) {
  const { say, locale } = useWords();
  const { send, busy } = useChange();
  const { documentId, refundable, step } = payment;
  const { currency } = refundable;
  const [typed, setTyped] = useState(moneyDigits(refundable.amount, currency, locale));
  const [reason, setReason] = useState('');
  const amount = parseMoney(typed, currency);
  const wrong = wrongAmount(amount, refundable.amount, step);
  const most = formatMoney(refundable, locale);

  const give = async (): Promise<void> => {
    const done = (): string =>
      say('payments.refunding', { amount: formatMoney({ amount: amount ?? 0, currency }, locale) });
    const answer = await send(
      `/payments/payments/${documentId}/refunds`,
      { amount, of: refundable.amount, reason: reason.trim() },
      done,
    );
    if (!answer) return;
    onClose();
    await onChanged();
  };

  return (
    <SureDialog
      title={say('payments.refund')}
      question={say('payments.sure-refund')}
      act={say('payments.refund')}
      variant="danger"
      busy={busy}
      disabled={wrong !== null || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => void give()}
    >
      <Field.Root
        name="amount"
        required
        hint={say('payments.refund-most', { amount: most })}
        error={
          wrong === null
            ? undefined
            : say(`payments.amount-${wrong}`, { amount: most, step: formatMoney({ amount: step, currency }, locale) })
        }
      >
        <Field.Label>{say('payments.refund-amount')}</Field.Label>
        <TextInput
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          endAction={<span>{currency}</span>}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root name="reason" required hint={say('payments.refund-reason-hint')}>
        <Field.Label>{say('payments.refund-reason')}</Field.Label>
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </SureDialog>
  );
}

function wrongAmount(amount: number | null, most: number, step: number): 'unreadable' | 'too-much' | 'step' | null {
  if (amount === null || amount < 1) return 'unreadable';
  if (amount > most) return 'too-much';
  return amount % step === 0 || amount === most ? null : 'step';
}
