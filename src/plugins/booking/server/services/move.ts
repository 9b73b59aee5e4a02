import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { closed, isClosed } from '../domain/allocate';
import { Refusal } from '../domain/errors';
import { findTransition, takesUnits } from '../domain/states';
import type { Destination, TradeRegistry } from '../domain/trade';
import type { Actor, Booking, Claim } from '../domain/types';
import { setStatus } from '../persistence/bookings';
import { replaceClaims, setDestination } from '../persistence/moves';
import type { Changes } from './changes';
import { inTransaction } from './transaction';
import {
  type Held,
  holdExpired,
  lapseIfOverdue,
  lockWithAllotments,
  makeRoom,
  mayExceed,
  notAllowed,
  record,
} from './transition';

export interface MoveRequest {
  readonly bookingId: number;
  readonly to: Destination;
  readonly actor: Actor;
  readonly reason?: string | null;
  /** Staff only, on purpose, and recorded. */
  readonly exceedCapacity?: boolean;
}

/**
 * Takes a booking to other allotments, or to another quantity, in one step: what it takes there and gives back here
 * commit together. Moving to where it is already changes nothing and is no error. A customer who wants more of what has no
 * capacity set gives back what they had and waits for the venue's word, as for a new booking.
 * @throws Refusal TRANSITION_NOT_ALLOWED, HOLD_EXPIRED, SOLD_OUT, CLOSED (for all but staff), NOT_FOUND
 */
export function createMove(strapi: Core.Strapi, trades: TradeRegistry, changes: Changes) {
  return async (request: MoveRequest): Promise<Booking> => {
    const outcome = await inTransaction(strapi, async (trx, alsoLock) => {
      const there = request.to.claims.map((claim) => claim.allotmentId);
      const held = await lockWithAllotments(trx, request.bookingId, [...there, ...alsoLock]);
      const lapsed = await lapseIfOverdue(trx, changes, held);
      const ownTimes = trades.get(held.booking.trade)?.ownTimes === true;
      return lapsed ? holdExpired() : moveIn(trx, changes, held, ownTimes, request);
    });
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  };
}

async function moveIn(
  trx: Knex.Transaction,
  changes: Changes,
  held: Held,
  ownTimes: boolean,
  { to, actor, reason = null, ...request }: MoveRequest,
): Promise<Booking | Refusal> {
  const { booking, claims, rooms, now } = held;
  const more = takesUnits(booking.status) ? increase(claims, to.claims) : [];
  const asksAgain = actor.kind !== 'staff' && more.some(({ allotmentId }) => rooms.get(allotmentId)?.capacity === null);
  const status = asksAgain ? 'waiting' : booking.status;
  const transition = findTransition('move', booking.status, actor.kind, status);
  if (!transition) return notAllowed(booking, 'move');
  if (isSame(claims, to.claims) && isSameVisit(booking, to)) return booking;
  const strange = to.claims.some(({ allotmentId }) =>
    isClosed(rooms.get(allotmentId), now, ownTimes ? to.startsAt : undefined),
  );
  if (strange && actor.kind !== 'staff') return closed();

  const exceedCapacity = mayExceed(actor, request.exceedCapacity);
  const refusal = more.length > 0 && !asksAgain ? await makeRoom(trx, changes, held, more, exceedCapacity) : undefined;
  if (refusal) return refusal;
  // First, so that what it counted in is free before it has claims elsewhere.
  if (asksAgain) await setStatus(trx, booking.id, status);
  await replaceClaims(trx, booking.id, to.claims);
  await setDestination(trx, booking.id, to);
  const change = await record(trx, booking, transition, actor, reason ?? (exceedCapacity ? 'above capacity' : null));
  await changes.announce(trx, [change]);
  return change.booking;
}

/** What the new claims take beyond the old ones. */
function increase(before: readonly Claim[], after: readonly Claim[]): Claim[] {
  const had = new Map(before.map((claim) => [claim.allotmentId, claim.units]));
  return after
    .map(({ allotmentId, units }) => ({ allotmentId, units: units - (had.get(allotmentId) ?? 0) }))
    .filter(({ units }) => units > 0);
}

const isSameVisit = (booking: Booking, to: Destination): boolean =>
  booking.quantity === to.quantity &&
  booking.startsAt.getTime() === to.startsAt.getTime() &&
  (to.notes === undefined || to.notes === booking.notes);

const isSame = (a: readonly Claim[], b: readonly Claim[]): boolean =>
  a.length === b.length && increase(a, b).length === 0 && increase(b, a).length === 0;
