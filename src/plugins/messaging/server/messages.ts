import type { Actor, Booking, Change } from '../../booking/server/port';
import { type Audience, audiencesOf } from './domain/letters';
import type { Attempt } from './domain/outcome';

export const CHANNELS = ['mail', 'sms'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What a message keeps of its change: it can be written even when staff have deleted the booking meanwhile. */
export interface Facts {
  readonly booking: Booking;
  readonly by: Actor['kind'];
  /** As staff gave it, for the customer to read; null for all others, whose reasons are notes of ours. */
  readonly reason: string | null;
}

/** A message before it is stored. */
export interface NewMessage {
  readonly event: Change['event'];
  readonly audience: Audience;
  readonly channel: ChannelName;
  /** Null for the venue: its address is looked up when the message is sent. */
  readonly recipient: string | null;
  readonly language: string;
  readonly bookingId: number;
  readonly facts: Facts;
}

/** A message that this process may send until its lease is over. */
export interface ClaimedMessage extends NewMessage, Attempt {
  readonly messageId: string;
}

/** The messages that a change makes: none to a customer who gave no mail address. */
export function messagesFor({ booking, event, from, actor, reason }: Change, venueLanguage: string): NewMessage[] {
  const facts: Facts = { booking, by: actor.kind, reason: actor.kind === 'staff' ? reason : null };
  const message = { event, channel: 'mail' as const, bookingId: booking.id, facts };
  return audiencesOf(event, from).flatMap((audience): NewMessage[] => {
    if (audience === 'venue') return [{ ...message, audience, recipient: null, language: venueLanguage }];
    const { email } = booking.contact;
    return email ? [{ ...message, audience, recipient: email, language: booking.locale }] : [];
  });
}
