import type { Actor, Booking, BookingEvent, BookingStatus } from '../../../booking/server/port';
import { type Audience, audiencesOf } from './letters';

export type MessageStatus = 'pending' | 'sent' | 'failed' | 'skipped';

/** What a message keeps of its change: it can be written even when staff have deleted the booking meanwhile. */
export interface Facts {
  readonly booking: Booking;
  readonly from: BookingStatus | null;
  readonly by: Actor['kind'];
  /** As staff gave it; null for all others, whose reasons are notes of ours. */
  readonly reason: string | null;
}

/** A message before it is stored. */
export interface NewMessage {
  readonly event: BookingEvent;
  readonly audience: Audience;
  /** Null for the venue: its address is looked up when the message is sent. */
  readonly recipient: string | null;
  readonly language: string;
  readonly bookingId: number;
  readonly facts: Facts;
}

/** A message that this process may send until its lease is over. */
export interface ClaimedMessage extends NewMessage {
  readonly id: number;
  /** With the present one. */
  readonly attempts: number;
  readonly refusals: number;
  readonly messageId: string;
}

/** What became of an attempt. */
export interface Outcome {
  readonly id: number;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly refusals: number;
  readonly recipient: string | null;
  /** Seconds until the next attempt; counts for `pending` only. */
  readonly pause: number;
  readonly reason: string | null;
}

export interface Told {
  readonly booking: Booking;
  readonly event: BookingEvent;
  readonly from: BookingStatus | null;
  readonly actor: Actor;
  readonly reason: string | null;
}

/** The messages that a change makes: none to a customer who gave no mail address. */
export function messagesFor({ booking, event, from, actor, reason }: Told, venueLanguage: string): NewMessage[] {
  const facts: Facts = { booking, from, by: actor.kind, reason: actor.kind === 'staff' ? reason : null };
  return audiencesOf(event, from).flatMap((audience): NewMessage[] => {
    if (audience === 'venue') {
      return [{ event, audience, recipient: null, language: venueLanguage, bookingId: booking.id, facts }];
    }
    const { email } = booking.contact;
    return email ? [{ event, audience, recipient: email, language: booking.locale, bookingId: booking.id, facts }] : [];
  });
}
