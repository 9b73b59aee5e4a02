import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Refusal } from '../domain/errors';
import { isLive } from '../domain/states';
import type { TradeRegistry } from '../domain/trade';
import type { Actor, Allotment, Booking, Change } from '../domain/types';
import {
  type AllotmentInput,
  findAllotments,
  findVenueAllotments,
  findVenueStocks,
  idsOf,
  lockAllotments,
  putAllotments,
  type Stock,
} from '../persistence/allotments';
import { allotmentsOf, findByAllotments, findByIds, resourcesOf, writeHistory } from '../persistence/bookings';
import { rescheduleBookings } from '../persistence/moves';
import type { Changes } from './changes';
import { newDocumentId } from './ids';
import { inTransaction } from './transaction';
import type { TransitionRequest } from './transition';

type Transition = (request: TransitionRequest) => Promise<Booking>;

/** What a trade does with its allotments. Writing ones join the transaction that is open, if any. */
export function createAllotments(strapi: Core.Strapi, trades: TradeRegistry, changes: Changes, transition: Transition) {
  const db = (): Knex => strapi.db.connection;

  return {
    /**
     * Makes or changes allotments of one trade. A lowered capacity cancels nobody, it stops sales; a closed one sells
     * nothing more; at another time, live bookings without a time of their own are moved with it and their customers told.
     * @returns the allotments, in the order of the inputs
     */
    async put(trade: string, inputs: readonly AllotmentInput[], actor: Actor): Promise<Allotment[]> {
      return inTransaction(strapi, async (trx) => {
        const standing = await idsOf(
          trx,
          trade,
          inputs.map(({ resource }) => resource),
        );
        await lockAllotments(trx, standing);
        const documents = inputs.map((input) => ({ ...input, trade, documentId: newDocumentId('a') }));
        const put = new Map((await putAllotments(trx, documents)).map((allotment) => [allotment.resource, allotment]));
        if (!trades.get(trade)?.ownTimes) await followTimes(trx, changes, standing, actor);
        return inputs.flatMap(({ resource }) => put.get(resource) ?? []);
      });
    },

    /** By resource; overdue holds count as free. Resources without an allotment are left out. */
    async find(trade: string, resources: readonly string[]): Promise<Map<string, Allotment>> {
      const found = resources.length === 0 ? [] : await findAllotments(db(), trade, resources);
      return new Map(found.map((allotment) => [allotment.resource, allotment]));
    },

    /** Of one venue, beginning within a span of time, by resource; overdue holds count as free. */
    async atVenue(trade: string, venue: string, from: Date, until: Date): Promise<Map<string, Allotment>> {
      const look = (db: Knex) => findVenueAllotments(db, trade, venue, from, until);
      const found = strapi.db.inTransaction() ? await inTransaction(strapi, look) : await look(db());
      return new Map(found.map((allotment) => [allotment.resource, allotment]));
    },

    /** As `atVenue`, with nothing but the counts. */
    async stocksAt(trade: string, venue: string, from: Date, until: Date): Promise<Map<string, Stock>> {
      const found = await findVenueStocks(db(), trade, venue, from, until);
      return new Map(found.map((stock) => [stock.resource, stock]));
    },

    /** What these bookings claim, by booking id, each in the order of its allotments. */
    resourcesOf: (bookingIds: readonly number[]): Promise<Map<number, string[]>> => resourcesOf(db(), bookingIds),

    /** Every booking that claims one of these resources, whatever its status, in the order they came. */
    async bookingsOf(trade: string, resources: readonly string[]): Promise<Booking[]> {
      return strapi.db.transaction(async ({ trx }) => findByAllotments(trx, await idsOf(trx, trade, resources)));
    },

    /**
     * Closes these resources for sale and ends every live booking on them, each with its history line and its message.
     * @returns the bookings that were ended
     */
    async callOff(trade: string, resources: readonly string[], actor: Actor, reason: string): Promise<Booking[]> {
      return inTransaction(strapi, async (trx) => {
        const own = await idsOf(trx, trade, resources);
        const before = await findByAllotments(trx, own);
        await lockAllotments(trx, [
          ...new Set([
            ...own,
            ...(await allotmentsOf(
              trx,
              before.map(({ id }) => id),
            )),
          ]),
        ]);
        await trx.raw('UPDATE booking_allotments SET closed = true WHERE id = ANY(?)', [own]);
        const live = (await findByAllotments(trx, own)).filter(({ status }) => isLive(status));
        const ended: Booking[] = [];
        for (const { id } of live) {
          ended.push(...(await unlessLapsed(transition({ bookingId: id, event: 'cancel', actor, reason }))));
        }
        return ended;
      });
    },
  };
}

/** A hold past its deadline ends by that, which is written all the same: there is nothing left to cancel. */
async function unlessLapsed(ending: Promise<Booking>): Promise<Booking[]> {
  try {
    return [await ending];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'HOLD_EXPIRED') return [];
    throw error;
  }
}

async function followTimes(trx: Knex.Transaction, changes: Changes, allotmentIds: readonly number[], actor: Actor) {
  const moved = await findByIds(trx, await rescheduleBookings(trx, allotmentIds));
  const told = moved
    .filter(({ status }) => isLive(status))
    .map(
      (booking): Change => ({ booking, event: 'move', from: booking.status, to: booking.status, actor, reason: null }),
    );
  if (told.length === 0) return;
  await writeHistory(trx, told);
  await changes.announce(trx, told);
}

export type Allotments = ReturnType<typeof createAllotments>;
