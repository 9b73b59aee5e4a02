import type { BookingEvent, BookingStatus } from '../../server/domain/states';
import type { Contact, Money } from '../../server/domain/types';
import type { ActorView } from './words';

/** A booking as the admin routes answer it: dates are ISO strings here. */
export interface StaffBooking {
  readonly documentId: string;
  readonly code: string;
  readonly trade: string;
  readonly status: BookingStatus;
  readonly quantity: number;
  readonly startsAt: string;
  readonly holdExpiresAt: string | null;
  readonly price: Money | null;
  readonly contact: Contact;
  readonly notes: string | null;
  readonly createdAt: string;
  readonly hasAccount: boolean;
  readonly title: string | null;
  readonly timeZone: string | null;
  readonly venueName: string | null;
}

export interface HistoryLine {
  readonly event: BookingEvent;
  readonly from: BookingStatus | null;
  readonly to: BookingStatus;
  readonly quantity: number;
  readonly actor: ActorView;
  readonly reason: string | null;
  readonly at: string;
}

export interface BookingSheet extends StaffBooking {
  readonly history: readonly HistoryLine[];
  readonly allowed: readonly BookingEvent[];
}

export interface Counts {
  readonly capacity: number | null;
  readonly taken: number;
  readonly left: number;
  readonly excess: number;
  readonly closed: boolean;
}
