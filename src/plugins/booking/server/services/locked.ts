import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Booking } from '../domain/types';
import { findByIds } from '../persistence/bookings';
import type { Changes } from './changes';
import { inTransaction } from './transaction';
import { lapseIfOverdue, lockWithAllotments } from './transition';

/** A booking that nobody else can change until the transaction ends. */
export interface LockedBooking {
  readonly trx: Knex.Transaction;
  readonly booking: Booking;
  /** The database's clock. */
  readonly now: Date;
}

/**
 * Runs `work` in one transaction under the engine's own locks: the booking's allotments in id order, then its row; a hold
 * past its deadline is lapsed first. Transitions that `work` makes join it, and a refusal of theirs can be caught and
 * answered by another one. Rows that hang on a booking (payments) are locked after it, never before. `work` may be begun
 * anew and does nothing outside the database.
 * @throws Refusal NOT_FOUND
 */
export function createLocked(strapi: Core.Strapi, changes: Changes) {
  return <T>(bookingId: number, work: (held: LockedBooking) => Promise<T>): Promise<T> =>
    inTransaction(strapi, async (trx, alsoLock) => {
      const held = await lockWithAllotments(trx, bookingId, alsoLock);
      const lapsed = await lapseIfOverdue(trx, changes, held);
      const [booking = held.booking] = lapsed ? await findByIds(trx, [bookingId]) : [];
      return work({ trx, booking, now: held.now });
    });
}
