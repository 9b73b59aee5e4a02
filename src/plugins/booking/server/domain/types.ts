import type { ActorKind, BookingEvent, BookingStatus } from './states';

/** Integer in the currency's minor unit (millimes for TND), with its ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Contact {
  readonly name: string;
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
}

/** A countable capacity at one moment. `capacity: null`: nothing is sold automatically. */
export interface Allotment {
  readonly id: number;
  readonly trade: string;
  /** What of the trade is counted, in the trade's own words; unique within the trade. */
  readonly resource: string;
  /** documentId of the venue: station, restaurant, agency. */
  readonly venue: string;
  readonly capacity: number | null;
  readonly taken: number;
  /** Units that may stand above capacity: added by staff on purpose, or left behind by a lowered capacity. */
  readonly allowance: number;
  readonly closed: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/** Units of one allotment, wanted or taken by one booking. */
export interface Claim {
  readonly allotmentId: number;
  readonly units: number;
}

export interface Booking {
  readonly id: number;
  readonly documentId: string;
  readonly code: string;
  readonly trade: string;
  readonly venue: string;
  readonly status: BookingStatus;
  readonly quantity: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly holdExpiresAt: Date | null;
  readonly contact: Contact;
  readonly locale: string;
  readonly notes: string | null;
  readonly price: Money | null;
  readonly clientId: number | null;
  /** Raised to make the private links given out so far invalid. */
  readonly linkVersion: number;
  readonly createdAt: Date;
}

export interface Actor {
  readonly kind: ActorKind;
  /** Staff: their id and name, for the history. */
  readonly id?: number;
  readonly name?: string;
}

/** How the history names an actor: `customer`, `clock`, `staff 12 Amel Ben Salah`. */
export const actorLabel = ({ kind, id, name }: Actor): string =>
  [kind, id, name].filter((part) => part !== undefined).join(' ');

/** Something to be told about a booking that is no change of its status: a refund that was made, a reminder. */
export interface Notice {
  readonly booking: Booking;
  /** What it tells, in the words of the plugin that gives notice: `refunded`. */
  readonly kind: string;
  /** JSON; what the words of the message need. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** One transition that has been made, as its listeners see it: inside the transaction, before the commit. */
export interface Change {
  readonly booking: Booking;
  readonly event: BookingEvent;
  readonly from: BookingStatus | null;
  readonly to: BookingStatus;
  readonly actor: Actor;
  readonly reason: string | null;
  /** With a `move` that somebody asked for: the booking as it was. */
  readonly before?: Booking;
}
