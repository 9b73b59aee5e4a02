import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { formatDateTime, formatMoney, useChange, useWords } from '../../../booking/admin/port';
import type { RefundLine } from '../lib/types';
import { problemWord, REFUND_VARIANT } from '../lib/words';
import { SureDialog } from './sure-dialog';

const ONE_LINE = { whiteSpace: 'nowrap' } as const;

interface Props {
  readonly refund: RefundLine;
  readonly timeZone: string | null;
  readonly may: boolean;
  readonly onChanged: () => Promise<void>;
}

/** One refund: how it stands, why, and what staff have to do about it. */
export function RefundItem({ refund, timeZone, may, onChanged }: Props) {
  const { say, locale, intl } = useWords();
  const { status, amount, why, reason, by, at, byHand, lastError } = refund;
  const open = byHand && status === 'pending' ? 'payments.refund-status.by-hand' : `payments.refund-status.${status}`;
  return (
    <Box paddingLeft={3} borderColor="neutral200" borderWidth="0 0 0 2px" borderStyle="solid">
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex justifyContent="space-between" gap={1} wrap="wrap">
          <Typography style={ONE_LINE}>−{formatMoney(amount, locale)}</Typography>
          <Badge variant={REFUND_VARIANT[status]} style={ONE_LINE}>
            {say(open)}
          </Badge>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {say(`payments.why.${why}`)} · {formatDateTime(at, locale, timeZone)}
          {by && ` · ${by}`}
        </Typography>
        {reason && <Typography variant="pi">{reason}</Typography>}
        {lastError && status !== 'succeeded' && (
          <Typography variant="pi" textColor="danger600">
            {problemWord(intl, lastError)}
          </Typography>
        )}
        {may && status === 'pending' && byHand && <Done refund={refund} act="given" onChanged={onChanged} />}
        {may && status === 'failed' && (
          <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
            <Done refund={refund} act="retry" onChanged={onChanged} />
            <Done refund={refund} act="given" onChanged={onChanged} />
          </Flex>
        )}
      </Flex>
    </Box>
  );
}

interface DoneProps {
  readonly refund: RefundLine;
  /** `given`: the cash is in the customer's hand. `retry`: the provider is asked once more. */
  readonly act: 'given' | 'retry';
  readonly onChanged: () => Promise<void>;
}

function Done({ refund: { documentId, amount }, act, onChanged }: DoneProps) {
  const { say, locale } = useWords();
  const { send, busy } = useChange();
  const [asking, setAsking] = useState(false);
  const values = { amount: formatMoney(amount, locale) };

  const carryOut = async (): Promise<void> => {
    await send(`/payments/refunds/${documentId}/${act}`, {}, () => say(`payments.done-${act}`, values));
    setAsking(false);
    await onChanged();
  };

  return (
    <>
      <Button
        size="S"
        variant={act === 'given' ? 'secondary' : 'tertiary'}
        disabled={busy}
        onClick={() => setAsking(true)}
      >
        {say(`payments.${act}`)}
      </Button>
      {asking && (
        <SureDialog
          title={say(`payments.${act}`)}
          question={say(`payments.sure-${act}`, values)}
          act={say(`payments.${act}`)}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void carryOut()}
        />
      )}
    </>
  );
}
