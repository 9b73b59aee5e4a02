import type { Payment, PaymentSummary } from '../api/types';

export const isDesk = ({ provider }: Pick<Payment, 'provider'>): boolean => provider === 'desk';

/** Newest first. */
export function newestFirst(payments: Payment[]): Payment[] {
  return payments.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The payment that is under way online, if there is one. One at the desk is a promise: nobody waits for an answer. */
export function openPayment({ payments }: Pick<PaymentSummary, 'payments'>): Payment | null {
  const open = newestFirst(payments).filter((payment) => payment.status === 'pending' && !isDesk(payment));
  return open.find(({ redirectUrl }) => providerPage(redirectUrl)) ?? open[0] ?? null;
}

/** The provider's page, when it is one that a browser may be sent to. */
export function providerPage(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}
