import type { Core } from '@strapi/strapi';
import { type Actor, type Booking, bookingPort, normalizeCode, Refusal } from '../../../booking/server/port';
import { type Outcome, outcomeOf } from '../domain/check-in';
import { openTicket } from '../domain/token';
import { type CheckIn, findScan, insertScan, resourcesClaimed } from '../persistence/check-ins';
import { signer } from './signer';
import type { Trip } from './trips';

/** What a phone read at the door of a trip, or what staff typed there. */
export interface Scan {
  /** The phone's own name for it: the same scan sent again is answered as it was first. */
  readonly scanId: string;
  readonly presented: { readonly token: string } | { readonly code: string };
  readonly scannedAt: Date;
  readonly device: string | null;
}

/** The booking that a ticket or a typed code names. Only a ticket has a link version. */
interface Named {
  readonly code: string;
  readonly linkVersion: number | null;
}

/**
 * Checks a passenger in to a trip, and records the scan whatever comes of it. Decided under the booking's lock: of two
 * phones at once one hears `valid` and the other `already`.
 * @param sees whether this person may see bookings at a venue: a code typed from elsewhere is as good as none
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when this scan was sent for another trip before
 */
export async function checkIn(
  strapi: Core.Strapi,
  trip: Trip,
  scan: Scan,
  actor: Actor,
  sees: (booking: Booking) => boolean,
): Promise<CheckIn> {
  const recorded =
    (await findScan(strapi.db.connection, scan.scanId)) ?? (await decide(strapi, trip, scan, actor, sees));
  if (recorded.resource === trip.resource) return recorded;
  throw new Refusal('IDEMPOTENCY_KEY_REUSED', 'This scan was sent for another trip before.');
}

async function decide(
  strapi: Core.Strapi,
  trip: Trip,
  scan: Scan,
  actor: Actor,
  sees: (booking: Booking) => boolean,
): Promise<CheckIn> {
  const engine = bookingPort(strapi);
  const lineOf = line(trip, scan, actor);
  const named = nameOf(strapi, scan);
  if (!named) return append(strapi.db.connection, lineOf('forged'));
  const found = await engine.findByCode(named.code);
  const isKnown = found && engine.trades.get(found.trade)?.hasTickets && (named.linkVersion !== null || sees(found));
  if (!isKnown) return append(strapi.db.connection, { ...lineOf('unknown'), code: named.code });

  return engine.locked(found.id, async ({ trx, booking }) => {
    if (named.linkVersion !== null && named.linkVersion !== booking.linkVersion)
      return append(trx, { ...lineOf('forged'), code: named.code });
    const claimed = await resourcesClaimed(trx, booking.id);
    const isHere = booking.trade === trip.trade.name && claimed.includes(trip.resource);
    const outcome = outcomeOf(booking.status, isHere);
    const otherResource = outcome === 'other_trip' ? (claimed[0] ?? null) : null;
    const { id: bookingId, code, quantity: seats } = booking;
    const written = await insertScan(trx, { ...lineOf(outcome), bookingId, code, seats, otherResource });
    if (!written) return repeated(trx, scan.scanId);
    if (outcome === 'valid') await engine.transition({ bookingId, event: 'attend', actor });
    return written;
  });
}

/** Undefined for a ticket that is not ours. */
function nameOf(strapi: Core.Strapi, { presented }: Scan): Named | undefined {
  if ('code' in presented) return { code: normalizeCode(presented.code), linkVersion: null };
  const ticket = openTicket(presented.token);
  if (!ticket || !signer(strapi).verify(ticket.payload, ticket.signature)) return undefined;
  return { code: normalizeCode(ticket.claims.code), linkVersion: ticket.claims.linkVersion };
}

const line =
  (trip: Trip, { scanId, scannedAt, device }: Scan, { id, name }: Actor) =>
  (outcome: Outcome): Omit<CheckIn, 'recordedAt'> => ({
    scanId,
    outcome,
    bookingId: null,
    code: null,
    seats: null,
    resource: trip.resource,
    otherResource: null,
    staffId: id ?? null,
    staffName: name ?? null,
    device,
    scannedAt,
  });

const append = async (db: Parameters<typeof findScan>[0], scan: Omit<CheckIn, 'recordedAt'>): Promise<CheckIn> =>
  (await insertScan(db, scan)) ?? repeated(db, scan.scanId);

/** The same scan, sent twice at once: the other one was quicker. */
async function repeated(db: Parameters<typeof findScan>[0], scanId: string): Promise<CheckIn> {
  const first = await findScan(db, scanId);
  if (!first) throw new Error(`Scan ${scanId} is neither new nor recorded`);
  return first;
}
