import { Flex, Loader, Typography } from '@strapi/design-system';
import { useLoaded, useWords } from '../../../booking/admin/port';
import type { PaymentSheet } from '../lib/types';
import { Balance } from './balance';
import { PaymentList } from './payment-list';
import { TakeCash } from './take-cash';

const MODEL = 'plugin::booking.booking';
/** Customers pay, and banks answer, while the page is open. */
const REFRESH_MS = 10_000;

/** Beside a booking in the content manager: what was paid, by whom, what is due, and what goes back. */
function PaymentPanel({ documentId }: { documentId: string }) {
  const { say } = useWords();
  const { data, failed, reload } = useLoaded<{ data: PaymentSheet }>(`/payments/bookings/${documentId}`, REFRESH_MS);
  const sheet = data?.data;
  if (!sheet) return failed ? <Typography>{say('payments.unavailable')}</Typography> : <Loader small />;
  if (!sheet.price && sheet.payments.length === 0) return <Typography>{say('payments.free')}</Typography>;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Balance sheet={sheet} />
      {sheet.may.takeCash && <TakeCash booking={documentId} due={sheet.due} onChanged={reload} />}
      <PaymentList sheet={sheet} onChanged={reload} />
    </Flex>
  );
}

/** For the content manager: shown beside bookings that exist. */
export function PaymentSidePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { say } = useWords();
  if (model !== MODEL || !documentId) return null;
  return { title: say('payments.panel'), content: <PaymentPanel documentId={documentId} /> };
}
