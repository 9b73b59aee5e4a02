import { Flex, Typography } from '@strapi/design-system';
import { formatMoney, useWords } from '../../../booking/admin/port';
import type { Money } from '../../server/domain/money';
import type { PaymentSheet } from '../lib/types';

/** Price, paid, given back, due: the last in red while there is something. */
export function Balance({ sheet: { price, paid, refunded, refundPending, due } }: { sheet: PaymentSheet }) {
  const { say, locale } = useWords();
  const lines: readonly (readonly [string, Money])[] = [
    ...(price ? [['payments.price', price] as const] : []),
    ['payments.paid', paid],
    ...(refunded.amount > 0 ? [['payments.refunded', refunded] as const] : []),
    ...(refundPending.amount > 0 ? [['payments.refund-pending', refundPending] as const] : []),
  ];
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={1}>
      {lines.map(([word, money]) => (
        <Flex key={word} justifyContent="space-between" gap={3}>
          <Typography tag="dt" textColor="neutral600">
            {say(word)}
          </Typography>
          <Typography tag="dd" style={FIGURES}>
            {formatMoney(money, locale)}
          </Typography>
        </Flex>
      ))}
      <Flex justifyContent="space-between" gap={3} paddingTop={1}>
        <Typography tag="dt" fontWeight="bold">
          {say('payments.due')}
        </Typography>
        <Typography tag="dd" fontWeight="bold" textColor={due.amount > 0 ? 'danger600' : 'success600'} style={FIGURES}>
          {formatMoney(due, locale)}
        </Typography>
      </Flex>
    </Flex>
  );
}

const FIGURES = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
