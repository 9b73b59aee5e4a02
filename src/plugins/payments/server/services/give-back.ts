import type { Booking, BookingPort, Writer } from '../../../booking/server/port';
import type { Share } from '../domain/balance';
import type { RefundReason } from '../domain/status';
import type { Payment } from '../payment';
import { insertRefunds } from '../persistence/refunds';
import type { Providers } from './registry';

export interface Parts {
  readonly engine: BookingPort;
  readonly providers: Providers;
}

/**
 * Promises these parts of a booking's payments back, and gives notice of it, in the transaction of what made it so. The
 * clock carries it out.
 */
export async function giveBack(
  { engine, providers }: Parts,
  writer: Writer,
  booking: Booking,
  payments: readonly Payment[],
  shares: readonly Share[],
  why: RefundReason,
): Promise<void> {
  if (shares.length === 0) return;
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  const refunds = shares.map(({ paymentId, amount }) => {
    const payment = byId.get(paymentId) as Payment;
    return { payment, amount, why, byHand: providers.isDesk(payment.provider) };
  });
  await insertRefunds(writer, refunds);
  await engine.notify(
    writer,
    [...Map.groupBy(refunds, ({ payment }) => payment.currency)].map(([currency, parts]) => ({
      booking,
      kind: 'refund_started',
      details: {
        amount: parts.reduce((total, { amount }) => total + amount, 0),
        currency,
        why,
        provider: parts[0]?.payment.provider,
      },
    })),
  );
}
