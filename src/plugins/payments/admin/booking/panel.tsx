import { Flex, Link, Loader, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useLoaded, useWords } from '../../../booking/admin/port';
import type { PaymentSheet } from '../lib/types';
import { Balance } from './balance';
import { PaymentList } from './payment-list';
import { TakeCash } from './take-cash';

const BOOKING = 'plugin::booking.booking';

/** Beside which forms it stands, and by which route each of them gets it. */
const ROUTES: Readonly<Record<string, string>> = {
  [BOOKING]: '/payments/bookings',
  'plugin::payments.payment': '/payments/payments',
  'plugin::payments.refund': '/payments/refunds',
};

/** Customers pay, and banks answer, while the page is open. */
const REFRESH_MS = 10_000;

/** The money of one booking: what was paid, by whom, what is due, and what goes back. */
function PaymentPanel({ url, elsewhere }: { readonly url: string; readonly elsewhere: boolean }) {
  const { say } = useWords();
  const { data, failed, reload } = useLoaded<{ data: PaymentSheet }>(url, REFRESH_MS);
  const sheet = data?.data;
  if (!sheet) return failed ? <Typography>{say('payments.unavailable')}</Typography> : <Loader small />;
  if (!sheet.price && sheet.payments.length === 0) return <Typography>{say('payments.free')}</Typography>;
  const { documentId, code } = sheet.booking;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {elsewhere && (
        <Link tag={NavLink} to={`/content-manager/collection-types/${BOOKING}/${documentId}`}>
          {say('payments.booking', { code })}
        </Link>
      )}
      <Balance sheet={sheet} />
      {sheet.may.takeCash && <TakeCash booking={documentId} due={sheet.due} onChanged={reload} />}
      <PaymentList sheet={sheet} onChanged={reload} />
    </Flex>
  );
}

/** For the content manager: shown beside bookings, payments and refunds that exist. */
export function PaymentSidePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { say } = useWords();
  const route = ROUTES[model];
  if (!route || !documentId) return null;
  const content = <PaymentPanel url={`${route}/${documentId}`} elsewhere={model !== BOOKING} />;
  return { title: say('payments.panel'), content };
}
