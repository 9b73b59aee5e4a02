import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Actor, Allotment, Booking } from '../domain/types';
import { isLive } from '../domain/states';
import { type AllotmentInput, findAllotments, putAllotments } from '../persistence/allotments';
import { findByAllotments } from '../persistence/bookings';
import { rescheduleBookings } from '../persistence/moves';
import { inTransaction } from './transaction';
import type { TransitionRequest } from './transition';

type Transition = (request: TransitionRequest) => Promise<Booking>;

/** What a trade does with its allotments. Writing ones join the transaction that is open, if any. */
export function createAllotments(strapi: Core.Strapi, transition: Transition) {
  const db = (): Knex => strapi.db.connection;

  return {
    /**
     * Makes or changes allotments. A lowered capacity cancels nobody, it stops sales; a closed one sells nothing more;
     * another time is shown by its bookings at once.
     */
    async put(inputs: readonly AllotmentInput[]): Promise<Allotment[]> {
      return inTransaction(strapi, async (trx) => {
        const documents = inputs.map((input) => ({ ...input, documentId: `a${randomBytes(16).toString('hex').slice(0, 23)}` }));
        const put = await putAllotments(trx, documents);
        for (const { id, startsAt, endsAt } of put) await rescheduleBookings(trx, id, startsAt, endsAt);
        return put;
      });
    },

    /** By resource; overdue holds count as free. Resources without an allotment are left out. */
    async find(trade: string, resources: readonly string[]): Promise<Map<string, Allotment>> {
      const found = resources.length === 0 ? [] : await findAllotments(db(), trade, resources);
      return new Map(found.map((allotment) => [allotment.resource, allotment]));
    },

    /** Every booking that claims one of these resources, whatever its status, in the order they came. */
    async bookingsOf(trade: string, resources: readonly string[]): Promise<Booking[]> {
      const found = await this.find(trade, resources);
      return findByAllotments(db(), [...found.values()].map(({ id }) => id));
    },

    /**
     * Ends every live booking on these resources, each with its history line and its message, and closes them for sale.
     * @returns the bookings that were ended
     */
    async callOff(trade: string, resources: readonly string[], actor: Actor, reason: string): Promise<Booking[]> {
      return inTransaction(strapi, async () => {
        const found = [...(await this.find(trade, resources)).values()];
        await this.put(found.map((allotment) => ({ ...allotment, closed: true })));
        const live = (await findByAllotments(db(), found.map(({ id }) => id))).filter(({ status }) => isLive(status));
        const ended: Booking[] = [];
        for (const { id } of live) ended.push(await transition({ bookingId: id, event: 'cancel', actor, reason }));
        return ended;
      });
    },
  };
}

export type Allotments = ReturnType<typeof createAllotments>;
