import type { Core } from '@strapi/strapi';
import { type Actor, type Booking, type Description, type LockedBooking, Refusal } from '../../../booking/server/port';
import { balanceOf } from '../domain/balance';
import type { Money } from '../domain/money';
import { LEASE, pauseOfPending } from '../domain/pauses';
import { isDeclined, type OnlineProvider } from '../domain/provider';
import type { Payment } from '../payment';
import { findByKey, findPayment, insertPayment, lockPayments, type NewPayment } from '../persistence/payments';
import { askAfter, recordOpen, recordReceived, recordStarted } from '../persistence/progress';
import { forProvider, reasonOf, within } from './call';
import type { Inquiry } from './conclude';
import type { Parts } from './give-back';

export interface StartRequest {
  readonly booking: Booking;
  readonly description: Description;
  readonly provider: string;
  readonly idempotency: { readonly key: string; readonly hash: string } | null;
}

const CUSTOMER: Actor = { kind: 'customer' };
const PAYABLE = new Set(['held', 'confirmed']);
const MINUTE_MS = 60_000;
/** To pay what is left of a booking that is confirmed already: nothing is lost if it takes longer. */
const TIME_TO_PAY_MS = 30 * MINUTE_MS;

/**
 * Begins a payment of what is due: its row first, in a transaction of its own, then the provider, outside of any, then
 * what the provider calls it. Whatever breaks off in between is known, and looked after by the clock.
 * @throws Refusal PROVIDER_UNKNOWN, PAYMENT_NOT_DUE, HOLD_EXPIRED, PAY_AT_VENUE_OFF, IDEMPOTENCY_KEY_REUSED, and
 * UNAVAILABLE when the provider does not answer: asked again, it goes on with the same payment
 */
export function createStart(strapi: Core.Strapi, parts: Parts, inquiry: Inquiry, siteUrl: string) {
  const { engine, providers } = parts;
  const db = () => strapi.db.connection;

  const begin = (request: StartRequest): Promise<Payment | Refusal> =>
    engine.locked(request.booking.id, async (held): Promise<Payment | Refusal> => {
      const { trx, booking, now } = held;
      const known = request.idempotency && (await findByKey(trx, booking.id, request.idempotency.key));
      if (known) return known.hash === request.idempotency?.hash ? known.payment : keyReused();

      const payments = await lockPayments(trx, [booking.id]);
      const open = payments.filter(({ status, cancelAt }) => status === 'pending' && cancelAt > now);
      const same = open.find((payment) => payment.provider === request.provider);
      if (same) return same;
      const { due } = balanceOf(booking.price, payments);
      const refusal = refusalOf(parts, request, held, due);
      if (refusal) return refusal;
      // A promise to pay at the venue stands until something better has come in.
      const elsewhere = open.filter((payment) => !providers.isDesk(payment.provider));
      await askAfter(
        trx,
        elsewhere.map(({ id }) => id),
        true,
      );
      const payment = await insertPayment(trx, draft(request, held, due, siteUrl, providers.online(request.provider)));
      return providers.isDesk(request.provider) ? promised(parts, held, payment) : payment;
    });

  async function introduce(provider: OnlineProvider, payment: Payment): Promise<void> {
    try {
      const started = await within(provider.start(forProvider(payment)));
      const open = await recordStarted(db(), payment, { ...started, lookIn: pauseOfPending(1) });
      // Nobody has been shown that page yet, so that nobody can pay there.
      if (!open) await inquiry.inquire({ ...payment, reference: started.reference }, true);
    } catch (error) {
      if (isDeclined(error)) return inquiry.fail(payment, error.message);
      strapi.log.warn(`Payment ${payment.documentId} (${payment.provider}) was not begun: ${reasonOf(error)}`);
      await recordOpen(db(), payment, { error: reasonOf(error), pause: LEASE });
      throw new Refusal('UNAVAILABLE', 'This way to pay does not answer at present.');
    }
  }

  return async (request: StartRequest): Promise<Payment> => {
    const payment = await begin(request);
    if (payment instanceof Refusal) throw payment;
    const provider = providers.online(payment.provider);
    if (!provider || payment.redirectUrl !== null || payment.status !== 'pending') return payment;
    await introduce(provider, payment);
    return (await findPayment(db(), payment.documentId)) ?? payment;
  };
}

function refusalOf(
  { providers }: Parts,
  { provider: name, description }: StartRequest,
  { booking: { status, startsAt }, now }: LockedBooking,
  due: Money,
): Refusal | null {
  const provider = providers.get(name);
  if (!provider) return new Refusal('PROVIDER_UNKNOWN', 'There is no such way to pay.');
  if (status === 'expired') return new Refusal('HOLD_EXPIRED', 'The hold has lapsed and its places are free again.');
  const isFree = status === 'held' && due.amount === 0;
  if (!PAYABLE.has(status) || (due.amount === 0 && !isFree) || startsAt <= now) return notDue();
  if (provider.kind === 'desk')
    return description.payAtVenue ? null : new Refusal('PAY_AT_VENUE_OFF', 'Paying at the venue is not possible here.');
  return isFree || provider.accepts?.(due) === false ? notDue() : null;
}

function draft(
  { provider, description, idempotency }: StartRequest,
  { booking, now }: LockedBooking,
  { amount, currency }: Money,
  site: string,
  online: OnlineProvider | undefined,
): NewPayment {
  return {
    amount,
    currency,
    bookingId: booking.id,
    bookingCode: booking.code,
    provider,
    title: description.title,
    terms: {
      policy: description.refundPolicy,
      refundStep: online?.refundStep?.(currency) ?? 1,
      locale: booking.locale,
      email: booking.contact.email,
      returnUrl: `${site}/${booking.locale}/p/${booking.code}`,
    },
    // A promise to pay at the venue holds until it begins.
    expiresAt: online ? (booking.holdExpiresAt ?? new Date(now.getTime() + TIME_TO_PAY_MS)) : booking.startsAt,
    lookIn: online ? LEASE : null,
    idempotency,
  };
}

/** The places are theirs for the promise. What costs nothing is paid with it. */
async function promised({ engine }: Parts, { trx, booking }: LockedBooking, payment: Payment): Promise<Payment> {
  if (payment.amount === 0) await recordReceived(trx, payment, { received: 0 });
  if (booking.status === 'held')
    await engine.transition({ bookingId: booking.id, event: 'settle', actor: CUSTOMER, reason: 'pays at the venue' });
  return (await findPayment(trx, payment.documentId)) ?? payment;
}

const notDue = (): Refusal => new Refusal('PAYMENT_NOT_DUE', 'There is nothing to pay for this booking.');

const keyReused = (): Refusal =>
  new Refusal('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request.');
