import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort } from '../../../booking/server/port';
import { momentOf, type Outcome } from '../domain/check-in';
import { type Attendance, attendancesOf, type CheckIn } from '../persistence/check-ins';
import { findTrip, type TripView, viewsOf } from './trips';

/** What the phone at the door hears of a scan, the same however often it asks. */
export interface ScanAnswer {
  readonly outcome: Outcome;
  readonly code?: string;
  readonly name?: string;
  readonly seats?: number;
  /** With `valid` and `already`: when this passenger came in, and who checked them in. */
  readonly at?: Date;
  readonly by?: string;
  readonly otherTrip?: TripView;
}

/** @param sees whether this person may see the booking; of others they hear what the ticket in their hand says anyway */
export async function answerOf(
  strapi: Core.Strapi,
  scan: CheckIn,
  sees: (booking: Booking) => boolean,
): Promise<ScanAnswer> {
  const { outcome, bookingId, code, seats, otherResource } = scan;
  const known = { outcome, ...(code !== null && { code }) };
  if (bookingId === null) return known;
  const [booking] = await bookingPort(strapi).findByIds([bookingId]);
  return {
    ...known,
    ...(booking && sees(booking) && { name: booking.contact.name, ...(seats !== null && { seats }) }),
    ...(outcome === 'valid' || outcome === 'already' ? await entryOf(strapi, bookingId) : {}),
    ...(otherResource !== null && (await otherTripOf(strapi, otherResource))),
  };
}

async function entryOf(strapi: Core.Strapi, bookingId: number): Promise<Pick<ScanAnswer, 'at' | 'by'>> {
  const attendance = (await attendancesOf(strapi.db.connection, [bookingId])).get(bookingId);
  if (!attendance) return {};
  const { at, by } = enteredBy(attendance);
  return { at, ...(by !== null && { by }) };
}

export const enteredBy = ({ scannedAt, recordedAt, actor }: Attendance): { at: Date; by: string | null } => ({
  at: scannedAt ? momentOf(scannedAt, recordedAt) : recordedAt,
  by: /^staff \d+ (.+)$/s.exec(actor)?.[1] ?? null,
});

async function otherTripOf(strapi: Core.Strapi, resource: string): Promise<Pick<ScanAnswer, 'otherTrip'>> {
  const trip = await findTrip(strapi, resource);
  const otherTrip = trip && (await viewsOf([trip])).get(resource);
  return otherTrip ? { otherTrip } : {};
}
