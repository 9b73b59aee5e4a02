import { type Actor, type Booking, type LockedBooking, Refusal } from '../../../booking/server/port';
import { allOf, balanceOf, surplusOf } from '../domain/balance';
import { fateOf } from '../domain/fate';
import { mayBecome } from '../domain/status';
import type { Payment } from '../payment';
import { lockPayments } from '../persistence/payments';
import { recordReceived } from '../persistence/progress';
import { closeOpen } from './close-open';
import { giveBack, type Parts } from './give-back';

export interface Arrival {
  readonly amount: number;
  readonly reference?: string;
  /** Money at the desk: which member of staff took it. */
  readonly takenBy?: string;
}

const PAYMENT: Actor = { kind: 'payment' };

/**
 * Money has come in: it is recorded, and its booking gets what it was paid for, or it goes back, all in this transaction
 * and under the booking's lock. Money that is recorded already changes nothing.
 * @returns false when it was
 */
export async function receive(
  parts: Parts,
  held: LockedBooking,
  paymentId: number,
  arrival: Arrival,
  actor: Actor = PAYMENT,
): Promise<boolean> {
  const { trx } = held;
  const before = (await lockPayments(trx, [held.booking.id])).find(({ id }) => id === paymentId);
  if (!before || !mayBecome('receive', before.status)) return false;
  await recordReceived(trx, before, { ...arrival, received: arrival.amount });
  const payments = await lockPayments(trx, [held.booking.id]);
  // What came last goes back first: what was there before has had its effect.
  const [payment, ...others] = [...payments].sort((a, b) => Number(b.id === paymentId) - Number(a.id === paymentId));
  if (!payment) return false;

  const booking = await paidFor(parts, held, payments, actor);
  if (!booking) {
    await giveBack(parts, trx, held.booking, payments, allOf([payment]), 'too_late');
    return true;
  }
  const details = { amount: payment.received, currency: payment.currency, provider: payment.provider };
  await parts.engine.notify(trx, [{ booking, kind: 'payment_received', details }]);
  await giveBack(parts, trx, booking, payments, surplusOf(booking.price, [payment, ...others]), 'twice');
  return true;
}

/** Gives the booking what has been paid for. Null when there is nothing left that the money could be for. */
async function paidFor(
  parts: Parts,
  { trx, booking, now }: LockedBooking,
  payments: readonly Payment[],
  actor: Actor,
): Promise<Booking | null> {
  const { engine } = parts;
  const { due } = balanceOf(booking.price, payments);
  switch (fateOf(booking.status, due.amount)) {
    case 'settle':
      return engine.transition({ bookingId: booking.id, event: 'settle', actor });
    case 'reinstate':
      return booking.startsAt > now ? reinstated(engine, booking) : null;
    case 'return':
      return null;
    case 'count':
      // No transition tells the listener of it.
      await closeOpen(parts, trx, payments, due.amount);
      return booking;
  }
}

async function reinstated(engine: Parts['engine'], { id }: Booking): Promise<Booking | null> {
  try {
    return await engine.transition({ bookingId: id, event: 'reinstate', actor: PAYMENT });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
