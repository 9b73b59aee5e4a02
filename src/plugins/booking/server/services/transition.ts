import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { closed, isClosed, type Room, soldOut, unitsLeft } from '../domain/allocate';
import { Refusal } from '../domain/errors';
import { type BookingEvent, findTransition, type Transition, unitsEffect } from '../domain/states';
import type { Actor, Booking, Change, Claim } from '../domain/types';
import { allowAbove, lockAllotments } from '../persistence/allotments';
import { claimsOf, findByIds, lockBooking, setStatus, writeHistory } from '../persistence/bookings';
import { lapse } from '../persistence/holds';
import type { Changes } from './changes';
import { lapseWhereShort } from './lapse';
import { inTransaction, WiderLock } from './transaction';

export interface TransitionRequest {
  readonly bookingId: number;
  readonly event: Exclude<BookingEvent, 'hold' | 'confirm' | 'request' | 'move' | 'expire'>;
  readonly actor: Actor;
  readonly reason?: string | null;
  /** With `offer`: how long it stands. */
  readonly holdMinutes?: number;
  /** Staff only, on purpose, and recorded: take units even if they go above capacity. */
  readonly exceedCapacity?: boolean;
}

/** A booking under its lock, with what stands around it. */
export interface Held {
  readonly booking: Booking;
  readonly claims: readonly Claim[];
  readonly rooms: Map<number, Room>;
  readonly now: Date;
}

/**
 * Makes one transition, with its history line, its counts and its messages.
 * @throws Refusal TRANSITION_NOT_ALLOWED, HOLD_EXPIRED (the hold has lapsed, also when this very call lapsed it),
 * SOLD_OUT (accepting or reinstating what no longer fits), CLOSED (reinstating), NOT_FOUND
 */
export function createTransition(strapi: Core.Strapi, changes: Changes) {
  return async (request: TransitionRequest): Promise<Booking> => {
    const outcome = await inTransaction(strapi, async (trx, alsoLock) => {
      const held = await lockWithAllotments(trx, request.bookingId, alsoLock);
      const lapsed = await lapseIfOverdue(trx, changes, held);
      return lapsed ? holdExpired() : carryOut(trx, changes, held, request);
    });
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  };
}

/** The lock step: the booking's allotments in id order (and those another part of the transaction needs), then its row. */
export async function lockWithAllotments(
  trx: Knex.Transaction,
  bookingId: number,
  alsoLock: readonly number[],
): Promise<Held> {
  const before = (await claimsOf(trx, bookingId)).map((claim) => claim.allotmentId);
  const { rooms, now } = await lockAllotments(trx, [...new Set([...before, ...alsoLock])]);
  const booking = await lockBooking(trx, bookingId);
  if (!booking) throw new Refusal('NOT_FOUND', 'There is no such booking.');
  const claims = await claimsOf(trx, bookingId);
  const missing = claims.map((claim) => claim.allotmentId).filter((id) => !rooms.has(id));
  if (missing.length > 0) throw new WiderLock(missing);
  return { booking, claims, rooms, now };
}

/** A hold past its deadline counts for nothing from that instant: whoever touches it next says so. */
export async function lapseIfOverdue(trx: Knex.Transaction, changes: Changes, held: Held): Promise<boolean> {
  if (held.booking.status !== 'held') return false;
  const lapsed = await lapse(trx, [held.booking.id]);
  await changes.announce(trx, lapsed);
  return lapsed.length > 0;
}

async function carryOut(
  trx: Knex.Transaction,
  changes: Changes,
  held: Held,
  { event, actor, reason = null, ...request }: TransitionRequest,
): Promise<Booking | Refusal> {
  const { booking } = held;
  const transition = findTransition(event, booking.status, actor.kind);
  if (!transition) return notAllowed(booking, event);
  // Nobody decides about late money but the engine: it buys no place on what was called off or has begun.
  if (event === 'reinstate' && held.claims.some(({ allotmentId }) => isClosed(held.rooms.get(allotmentId), held.now)))
    return closed();
  const exceedCapacity = mayExceed(actor, request.exceedCapacity);
  const takes = unitsEffect(transition) === 'take';
  const refusal = takes ? await makeRoom(trx, changes, held, held.claims, exceedCapacity) : undefined;
  if (refusal) return refusal;
  await setStatus(trx, booking.id, transition.to, request.holdMinutes);
  const change = await record(trx, booking, transition, actor, reason ?? (exceedCapacity ? 'above capacity' : null));
  await changes.announce(trx, [change]);
  return change.booking;
}

/** Sees to it that these units fit: overdue holds give way, and staff may go above capacity on purpose. */
export async function makeRoom(
  trx: Knex.Transaction,
  changes: Changes,
  { rooms }: Held,
  units: readonly Claim[],
  exceedCapacity: boolean,
): Promise<Refusal | undefined> {
  await lapseWhereShort(trx, changes, rooms, [{ claims: units, admission: 'confirm' }]);
  const over = units.filter((claim) => !fits(rooms, claim));
  if (over.length === 0) return undefined;
  if (!exceedCapacity)
    return soldOut(Math.min(...over.map(({ allotmentId }) => unitsLeft(rooms.get(allotmentId) as Room))));
  for (const claim of over) await allowAbove(trx, claim.allotmentId, claim.units);
  return undefined;
}

/** Going above capacity is a person's decision, whatever else a caller asks for. */
export const mayExceed = (actor: Actor, asked: boolean | undefined): boolean =>
  asked === true && actor.kind === 'staff';

/** Without a capacity every acceptance is the venue's own decision, so it fits. */
const fits = (rooms: ReadonlyMap<number, Room>, { allotmentId, units }: Claim): boolean => {
  const room = rooms.get(allotmentId);
  return room !== undefined && (room.capacity === null || unitsLeft(room) >= units);
};

export async function record(
  trx: Knex.Transaction,
  before: Booking,
  transition: Pick<Transition, 'event' | 'from' | 'to'>,
  actor: Actor,
  reason: string | null,
): Promise<Change> {
  const [booking] = await findByIds(trx, [before.id]);
  if (!booking) throw new Error(`Booking ${before.code} vanished under its lock`);
  const { event, to } = transition;
  const change: Change = {
    booking,
    event,
    from: before.status,
    to,
    actor,
    reason,
    ...(event === 'move' && { before }),
  };
  await writeHistory(trx, [change]);
  return change;
}

export const holdExpired = (): Refusal =>
  new Refusal('HOLD_EXPIRED', 'The hold has lapsed and its places are free again.');

export const notAllowed = ({ status }: Booking, event: BookingEvent): Refusal =>
  status === 'expired' && event === 'settle'
    ? holdExpired()
    : new Refusal('TRANSITION_NOT_ALLOWED', `A booking that is ${status} cannot be changed in this way.`, {
        status,
        event,
      });
