import { Badge, Typography } from '@strapi/design-system';
import { type Cells, type Columns, formatMoney, useWords, withCells } from '../../booking/admin/port';
import type { PaymentStatus, RefundReason, RefundStatus } from '../server/domain/status';
import { PAYMENT_VARIANT, providerWord, REFUND_VARIANT } from './lib/words';

/** A row of either list: payments have the one status, refunds the other. */
interface Row {
  readonly provider: string;
  readonly currency: string;
  readonly amount: number;
  readonly received?: number;
  readonly refunded?: number;
  readonly paymentStatus: PaymentStatus;
  readonly refundStatus: RefundStatus;
  /** Null while nobody but staff can do anything about it. */
  readonly nextAttemptAt: string | null;
  readonly why: RefundReason;
}

const CELLS: Cells<Row> = {
  provider: ({ provider }) => <Provider name={provider} />,
  amount: ({ amount, currency }) => <Amount amount={amount} currency={currency} />,
  received: ({ received = 0, currency }) => <Amount amount={received} currency={currency} />,
  refunded: ({ refunded = 0, currency }) => <Amount amount={refunded} currency={currency} />,
  paymentStatus: ({ paymentStatus }) => (
    <Status variant={PAYMENT_VARIANT[paymentStatus]} word={`payments.status.${paymentStatus}`} />
  ),
  refundStatus: (row) => <Status variant={REFUND_VARIANT[row.refundStatus]} word={refundWord(row)} />,
  why: ({ why }) => <Word id={`payments.why.${why}`} />,
};

const refundWord = ({ refundStatus, nextAttemptAt }: Row): string =>
  `payments.refund-status.${refundStatus === 'pending' && nextAttemptAt === null ? 'by-hand' : refundStatus}`;

/** The lists of payments and refunds in words, and amounts with their currency. */
export function writeColumns(columns: Columns<Row>): Columns<Row> {
  // The hook runs for the lists of all types: only these two have one of these columns.
  const ours = columns.displayedHeaders.some(({ name }) => name === 'paymentStatus' || name === 'refundStatus');
  return ours ? { ...columns, displayedHeaders: withCells(columns.displayedHeaders, CELLS) } : columns;
}

function Word({ id }: { id: string }) {
  const { say } = useWords();
  return <Typography textColor="neutral800">{say(id)}</Typography>;
}

function Provider({ name }: { name: string }) {
  const { intl } = useWords();
  return <Typography textColor="neutral800">{providerWord(intl, name)}</Typography>;
}

function Amount({ amount, currency }: { amount: number; currency: string }) {
  const { locale } = useWords();
  return <Typography textColor="neutral800">{formatMoney({ amount, currency }, locale)}</Typography>;
}

function Status({ variant, word }: { variant: (typeof PAYMENT_VARIANT)[PaymentStatus]; word: string }) {
  const { say } = useWords();
  return <Badge variant={variant}>{say(word)}</Badge>;
}
