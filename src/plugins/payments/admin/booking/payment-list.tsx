import { Badge, Divider, Flex, Typography } from '@strapi/design-system';
import { formatDateTime, formatMoney, useWords } from '../../../booking/admin/port';
import type { PaymentLine, PaymentSheet } from '../lib/types';
import { PAYMENT_VARIANT, problemWord, providerWord } from '../lib/words';
import { GiveBack } from './give-back';
import { RefundItem } from './refund-item';

interface Props {
  readonly sheet: PaymentSheet;
  readonly onChanged: () => Promise<void>;
}

/** Every payment of a booking, the newest first, each with what was given back of it. */
export function PaymentList({ sheet, onChanged }: Props) {
  const { say } = useWords();
  if (sheet.payments.length === 0) {
    return <Typography textColor="neutral600">{say('payments.none')}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {sheet.payments.toReversed().map((payment) => (
        <li key={payment.documentId}>
          <Divider marginBottom={3} />
          <Item payment={payment} sheet={sheet} onChanged={onChanged} />
        </li>
      ))}
    </Flex>
  );
}

function Item({ payment, sheet: { timeZone, may }, onChanged }: Props & { readonly payment: PaymentLine }) {
  const { say, locale, intl } = useWords();
  const { documentId, provider, status, amount, kept, by, at, lastError, refunds } = payment;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight="semiBold">{formatMoney(amount, locale)}</Typography>
        <Badge variant={PAYMENT_VARIANT[status]}>{say(`payments.status.${status}`)}</Badge>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {providerWord(intl, provider)} · {formatDateTime(at, locale, timeZone)}
        {by && ` · ${by}`}
      </Typography>
      {lastError && (
        <Typography variant="pi" textColor="danger600">
          {problemWord(intl, lastError)}
        </Typography>
      )}
      {kept.amount > 0 && (
        <Typography variant="pi">{say('payments.kept', { amount: formatMoney(kept, locale) })}</Typography>
      )}
      {refunds.map((refund) => (
        <RefundItem
          key={refund.documentId}
          refund={refund}
          timeZone={timeZone}
          may={may.refund}
          onChanged={onChanged}
        />
      ))}
      {may.refund && payment.refundable.amount > 0 && (
        <GiveBack key={documentId} payment={payment} onChanged={onChanged} />
      )}
    </Flex>
  );
}
