import type { Change, Writer } from '../../../booking/server/port';
import { allOf, balanceOf, type Share, surplusOf } from '../domain/balance';
import { percentAt, refundable } from '../domain/policy';
import type { Payment } from '../payment';
import { lockPayments } from '../persistence/payments';
import { clockOf, recordKept } from '../persistence/progress';
import { closeOpen } from './close-open';
import { giveBack, type Parts } from './give-back';

/** Nothing has been paid before a booking is there; and these are written in a rush, without reading anything. */
const BEGINNINGS = new Set(['hold', 'confirm', 'request']);
const ENDS = new Set(['cancel', 'refuse', 'expire']);

/**
 * What a change of bookings means for their money, in its transaction: an end gives back what is to be given back, and
 * what is open is closed; another price gives back the difference, and leaves the rest due.
 * @param nudge called when something was written that a provider is to be told
 */
export function createListener(parts: Parts, nudge: () => void) {
  return async (writer: Writer, changes: readonly Change[]): Promise<void> => {
    const later = changes.filter(({ event }) => !BEGINNINGS.has(event));
    if (later.length === 0) return;
    const payments = await lockPayments(
      writer,
      later.map(({ booking }) => booking.id),
    );
    if (payments.length === 0) return;
    const byBooking = Map.groupBy(payments, ({ bookingId }) => bookingId);
    for (const change of later) {
      const own = byBooking.get(change.booking.id);
      if (!own) continue;
      if (ENDS.has(change.event)) await end(parts, writer, change, own);
      else await follow(parts, writer, change, own);
    }
    nudge();
  };
}

async function end(parts: Parts, writer: Writer, change: Change, payments: readonly Payment[]): Promise<void> {
  const { booking, event } = change;
  await closeOpen(parts, writer, payments, 0);
  const shares = allOf(payments);
  if (shares.length === 0) return;
  const given = byTheirOwnWish(change) ? await byPolicy(writer, change, payments, shares) : shares;
  await giveBack(parts, writer, booking, payments, given, event === 'expire' ? 'too_late' : 'cancelled');
}

/** Whoever gives up what the venue had promised them gets what the policy says; everybody else gets all of it. */
const byTheirOwnWish = ({ event, from, actor }: Change): boolean =>
  event === 'cancel' && from === 'confirmed' && actor.kind === 'customer';

async function byPolicy(
  writer: Writer,
  { booking }: Change,
  payments: readonly Payment[],
  shares: readonly Share[],
): Promise<Share[]> {
  const now = await clockOf(writer);
  const given: Share[] = [];
  for (const { paymentId, amount } of shares) {
    const { terms } = payments.find(({ id }) => id === paymentId) as Payment;
    const back = refundable(terms.policy, booking.startsAt, now, amount, terms.refundStep);
    const percent = percentAt(terms.policy, booking.startsAt, now);
    const hours = Math.floor((booking.startsAt.getTime() - now.getTime()) / 3_600_000);
    const reason = `cancelled by the customer ${hours} h before: ${percent} % given back`;
    if (back < amount) await recordKept(writer, paymentId, amount - back, reason);
    if (back > 0) given.push({ paymentId, amount: back });
  }
  return given;
}

async function follow(parts: Parts, writer: Writer, { booking, event }: Change, payments: readonly Payment[]) {
  await closeOpen(parts, writer, payments, balanceOf(booking.price, payments).due.amount);
  // What comes in on its own account decides for itself what is too much: services/arrival.ts.
  if (event !== 'move') return;
  const newestFirst = [...payments].reverse();
  await giveBack(parts, writer, booking, payments, surplusOf(booking.price, newestFirst), 'moved');
}
