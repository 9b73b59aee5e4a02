import type { Granted, Wish } from '../domain/allocate';
import { Refusal } from '../domain/errors';
import { findTransition } from '../domain/states';
import type { Trade } from '../domain/trade';
import { type Actor, actorLabel, type Change, type Contact, type Money } from '../domain/types';
import type { LockedRooms } from '../persistence/allotments';
import type { NewBooking } from '../persistence/insert';
import { newCode, newDocumentId } from './ids';

/** What a trade asks the engine for when a customer, or staff for them, wants something. */
export interface Order extends Wish {
  readonly trade: string;
  readonly venue: string;
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly contact: Contact;
  readonly locale: string;
  readonly notes: string | null;
  /** Of the whole booking. */
  readonly price: Money | null;
  readonly clientId: number | null;
  readonly holdMinutes: number;
  /** The key that the client sent, and a hash of what it asked for with it. */
  readonly idempotency: { readonly key: string; readonly hash: string } | null;
  readonly actor: Actor;
}

const MINUTE_MS = 60_000;
const EVENT = { held: 'hold', confirmed: 'confirm', waiting: 'request' } as const;

/** Units wanted twice of one allotment are one claim; a trade with times of its own keeps those of the order. */
export function asAsked(order: Order, trade: Trade | undefined): Order {
  const units = new Map<number, number>();
  for (const claim of order.claims) units.set(claim.allotmentId, (units.get(claim.allotmentId) ?? 0) + claim.units);
  const claims = [...units].map(([allotmentId, sum]) => ({ allotmentId, units: sum }));
  return { ...order, claims, ...(trade?.ownTimes && { ownStart: order.startsAt }) };
}

/** The booking that an order is to become, in the status that it was granted. */
export function draft(order: Order, status: Granted, { rooms, now }: LockedRooms, id: number): NewBooking {
  const event = EVENT[status];
  if (!findTransition(event, null, order.actor.kind)) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', `A ${order.actor.kind} cannot ${event} a booking.`, { event });
  }
  return {
    id,
    documentId: newDocumentId('b'),
    code: newCode(),
    trade: order.trade,
    venue: order.venue,
    status,
    quantity: order.quantity,
    ...spanOf(order, rooms),
    holdExpiresAt: status === 'held' ? new Date(now.getTime() + order.holdMinutes * MINUTE_MS) : null,
    contact: order.contact,
    locale: order.locale,
    notes: order.notes,
    price: order.price,
    clientId: order.clientId,
    linkVersion: 1,
    createdAt: now,
    idempotencyKey: order.idempotency?.key ?? null,
    idempotencyHash: order.idempotency?.hash ?? null,
    claims: order.claims,
    event,
    actor: actorLabel(order.actor),
    reason: null,
  };
}

export function changeOf({ actor }: Order, draft: NewBooking): Change {
  const { event, claims, idempotencyKey, idempotencyHash, actor: _label, reason, ...booking } = draft;
  return { booking, event: EVENT[booking.status as Granted], from: null, to: booking.status, actor, reason };
}

/**
 * From the first of its allotments to the last, as they stand under the lock: the order may come from a view of them that is a
 * second old, and whoever gave them another time has moved only the bookings there were.
 */
function spanOf(
  { claims, startsAt, endsAt, ownStart }: Order,
  rooms: LockedRooms['rooms'],
): Pick<Order, 'startsAt' | 'endsAt'> {
  const claimed = claims.flatMap(({ allotmentId }) => rooms.get(allotmentId) ?? []);
  if (ownStart || claimed.length === 0) return { startsAt, endsAt };
  const ends = claimed.flatMap((room) => room.endsAt?.getTime() ?? []);
  return {
    startsAt: new Date(Math.min(...claimed.map((room) => room.startsAt.getTime()))),
    endsAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
  };
}
