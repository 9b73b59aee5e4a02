import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { allocate, type Granted, shortOf } from '../domain/allocate';
import { Refusal } from '../domain/errors';
import type { TradeRegistry } from '../domain/trade';
import type { Booking } from '../domain/types';
import { type LockedRooms, lockAllotments, PATIENCE_MS } from '../persistence/allotments';
import { inBatch, type Seen, type Writer } from '../persistence/batch';
import { findByKeys } from '../persistence/bookings';
import { insertBookings, nextBookingIds } from '../persistence/insert';
import { findAwaited } from '../persistence/waiting';
import type { Changes } from './changes';
import { combine } from './combine';
import { UncertainCommit } from './commits';
import { lapseWhereShort } from './lapse';
import { asAsked, changeOf, draft, type Order } from './order';
import { inTransaction, isWorthRetrying } from './transaction';

type Outcome = Booking | Refusal;

const BATCH_LIMIT = 100;
/** A batch does not wait long for a lock: its members do, apart, while the next batch goes on. */
const BATCH_LOCK_MS = 250;

/**
 * Takes units for orders as they come, all of an order's claims or none.
 * @returns the function that does it: resolves to the booking (the earlier one when the idempotency key was used before)
 * and throws a `Refusal` (SOLD_OUT, CLOSED, IDEMPOTENCY_KEY_REUSED), or an Error inside an open transaction: bookings of
 * several callers share one of their own, which could not be rolled back with it
 */
export function createReserve(
  strapi: Core.Strapi,
  trades: TradeRegistry,
  changes: Changes,
): (order: Order) => Promise<Booking> {
  const reserve = combine<Order, Outcome>({
    limit: BATCH_LIMIT,
    lane: (order) =>
      order.claims
        .map((claim) => claim.allotmentId)
        .sort((a, b) => a - b)
        .join(),
    run: (orders, patient) => reserveBatch(strapi, changes, orders, patient ? PATIENCE_MS : BATCH_LOCK_MS),
  });
  return async (order) => {
    if (strapi.db.inTransaction()) throw new Error('A booking is made outside of any open transaction');
    const outcome = await reserve(asAsked(order, trades.get(order.trade)));
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  };
}

/**
 * The booking that a request made when it was sent before, for whoever would refuse it now that time has passed.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED
 */
export async function madeBefore(strapi: Core.Strapi, idempotency: Order['idempotency']): Promise<Booking | undefined> {
  const [keyed] = idempotency ? await findByKeys(strapi.db.connection, [idempotency.key]) : [];
  if (keyed && keyed.hash !== idempotency?.hash) throw keyReused();
  return keyed?.booking;
}

/** Two orders with one key in a batch are one booking: the first is carried out, the others get its answer. */
async function reserveBatch(
  strapi: Core.Strapi,
  changes: Changes,
  orders: readonly Order[],
  patienceMs: number,
): Promise<Outcome[]> {
  const first = new Map<string, Order>();
  for (const order of orders) {
    if (order.idempotency && !first.has(order.idempotency.key)) first.set(order.idempotency.key, order);
  }
  const leader = (order: Order): Order => (order.idempotency && first.get(order.idempotency.key)) ?? order;
  const leaders = orders.filter((order) => leader(order) === order);

  const work = (trx: Knex.Transaction, alsoLock: readonly number[]) =>
    reserveIn(trx, changes, leaders, alsoLock, patienceMs);
  const outcomes = (await reserveAtOnce(strapi, changes, leaders, patienceMs)) ?? (await inTransaction(strapi, work));
  const outcomeOf = new Map(leaders.map((order, i) => [order, outcomes[i] as Outcome]));
  return orders.map((order) => {
    const led = leader(order);
    return led.idempotency?.hash === order.idempotency?.hash ? (outcomeOf.get(led) as Outcome) : keyReused();
  });
}

/**
 * The rush: nothing stands in the way of these orders but each other, and two round trips are enough.
 * @returns undefined when more has to be looked at: who waits, a key that was used, an overdue hold that gives way, a lost race
 */
async function reserveAtOnce(
  strapi: Core.Strapi,
  changes: Changes,
  orders: readonly Order[],
  patienceMs: number,
): Promise<Outcome[] | undefined> {
  if (orders.some((order) => order.queues)) return undefined;
  const claims = orders.flatMap((order) => order.claims);
  const look = {
    allotmentIds: [...new Set(claims.map((claim) => claim.allotmentId))],
    units: claims.reduce((sum, claim) => sum + claim.units, 0),
    idempotencyKeys: orders.flatMap((order) => order.idempotency?.key ?? []),
    bookings: orders.length,
    patienceMs,
  };
  const decide = async (seen: Seen, writer: Writer): Promise<Outcome[] | undefined> => {
    if (seen.keyUsed || (seen.overdue && shortOf(seen.rooms, orders).length > 0)) return undefined;
    return carryOut(writer, changes, orders, seen, seen.bookingIds);
  };
  try {
    return await inBatch(strapi, look, decide, (cause) => new UncertainCommit(cause));
  } catch (error) {
    if (isWorthRetrying(error)) return undefined;
    throw error;
  }
}

async function reserveIn(
  trx: Knex.Transaction,
  changes: Changes,
  orders: readonly Order[],
  alsoLock: readonly number[],
  patienceMs: number,
): Promise<Outcome[]> {
  const wanted = orders.flatMap((order) => order.claims.map((claim) => claim.allotmentId));
  const locked = await lockAllotments(trx, [...new Set([...wanted, ...alsoLock])], patienceMs);
  const known = await knownOutcomes(trx, orders);
  const fresh = orders.filter((order) => !known.has(order));
  await lapseWhereShort(trx, changes, locked.rooms, fresh);
  if (fresh.some((order) => order.queues)) await markAwaited(trx, locked.rooms);
  const outcomes = await carryOut(trx, changes, fresh, locked, await nextBookingIds(trx, fresh.length));
  const outcomeOf = new Map(fresh.map((order, i) => [order, outcomes[i]]));
  return orders.map((order) => known.get(order) ?? (outcomeOf.get(order) as Outcome));
}

async function markAwaited(trx: Knex.Transaction, rooms: LockedRooms['rooms']): Promise<void> {
  const awaited = await findAwaited(trx, [...rooms.keys()]);
  for (const [id, room] of rooms) if (awaited.has(id)) rooms.set(id, { ...room, awaited: true });
}

/** Gives out what is there, writes the bookings it made, and tells of them. */
async function carryOut(
  writer: Writer,
  changes: Changes,
  orders: readonly Order[],
  locked: LockedRooms,
  ids: readonly number[],
): Promise<Outcome[]> {
  const granted = allocate(locked.rooms, orders, locked.now);
  const made = orders.flatMap((order, i) => {
    const status = granted[i] as Granted | Refusal;
    return status instanceof Refusal ? [] : [{ order, draft: draft(order, status, locked, ids[i] as number) }];
  });
  if (made.length > 0)
    await insertBookings(
      writer,
      made.map((one) => one.draft),
    );
  const told = made.map(({ order, draft: one }) => changeOf(order, one));
  await changes.announce(writer, told);
  const bookingOf = new Map(made.map(({ order }, i) => [order, told[i]?.booking]));
  return orders.map((order, i) => bookingOf.get(order) ?? (granted[i] as Refusal));
}

/** Orders whose idempotency key stands already: the booking it made, or a refusal when it came with another body. */
async function knownOutcomes(trx: Knex.Transaction, orders: readonly Order[]): Promise<Map<Order, Outcome>> {
  const keys = orders.flatMap((order) => order.idempotency?.key ?? []);
  if (keys.length === 0) return new Map();
  const found = new Map((await findByKeys(trx, keys)).map((keyed) => [keyed.key, keyed]));
  return new Map(
    orders.flatMap((order): [Order, Outcome][] => {
      const keyed = order.idempotency && found.get(order.idempotency.key);
      if (!keyed) return [];
      return [[order, keyed.hash === order.idempotency?.hash ? keyed.booking : keyReused()]];
    }),
  );
}

const keyReused = (): Refusal =>
  new Refusal('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request.');
