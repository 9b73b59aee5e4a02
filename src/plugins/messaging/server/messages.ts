import type { Actor, Booking, Change, Notice } from '../../booking/server/port';
import { type Audience, audiencesOf, isMailOnly } from './domain/letters';
import type { Attempt } from './domain/outcome';

const CHANNELS = ['mail', 'sms'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What a message keeps of its change: it can be written even when staff have deleted the booking meanwhile. */
export interface Facts {
  readonly booking: Booking;
  /** Null when it is not about somebody's change of the booking. */
  readonly by: Actor['kind'] | null;
  /** As staff gave it, for the customer to read; null for all others, whose reasons are notes of ours. */
  readonly reason: string | null;
  /** Of a move that somebody asked for: what held until then. */
  readonly before?: Pick<Booking, 'startsAt' | 'quantity'>;
  /** Of a notice. */
  readonly details?: Notice['details'];
}

/** A message before it is stored. */
export interface NewMessage {
  /** Of a change, or the kind of a notice. */
  readonly event: string;
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

export interface Habits {
  /** Of the venue's own copies, where its description names no other. */
  readonly venueLanguage: string;
  /** Whether customers without a mail address can be reached by SMS. */
  readonly smsIsOn: boolean;
}

/** The messages that a change makes: none to a customer who cannot be reached. */
export function messagesFor({ booking, event, from, actor, reason, before }: Change, habits: Habits): NewMessage[] {
  const facts: Facts = {
    booking,
    by: actor.kind,
    reason: actor.kind === 'staff' ? reason : null,
    ...(before && { before: { startsAt: before.startsAt, quantity: before.quantity } }),
  };
  return messagesOf(event, facts, audiencesOf(event, from), habits);
}

/** The messages that a notice makes. */
export function messagesOn({ booking, kind, details }: Notice, habits: Habits): NewMessage[] {
  const facts: Facts = { booking, by: null, reason: null, details };
  return messagesOf(kind, facts, audiencesOf(kind, null), habits);
}

/** Somebody is reminded by what their rule says, or by the other channel if they can be reached by that one alone. */
export function remindersOf(
  { booking, details }: Pick<Notice, 'booking' | 'details'>,
  wanted: ChannelName | 'both',
  { smsIsOn }: Habits,
): NewMessage[] {
  const event = 'reminder';
  const facts: Facts = { booking, by: null, reason: null, details };
  const reachable = CHANNELS.filter((channel) => addressOf(booking, channel) && (channel === 'mail' || smsIsOn));
  const asked = reachable.filter((channel) => wanted === 'both' || channel === wanted);
  return (asked.length > 0 ? asked : reachable).map((channel) => toCustomer(event, facts, channel));
}

function messagesOf(event: string, facts: Facts, to: readonly Audience[], habits: Habits): NewMessage[] {
  const { booking } = facts;
  return to.flatMap((audience): NewMessage[] => {
    if (audience === 'venue') {
      const language = habits.venueLanguage;
      return [{ event, audience, channel: 'mail', recipient: null, language, bookingId: booking.id, facts }];
    }
    if (booking.contact.email) return [toCustomer(event, facts, 'mail')];
    const bySms = habits.smsIsOn && !isMailOnly(event) && booking.contact.phone !== null;
    return bySms ? [toCustomer(event, facts, 'sms')] : [];
  });
}

const toCustomer = (event: string, facts: Facts, channel: ChannelName): NewMessage => ({
  event,
  audience: 'customer',
  channel,
  recipient: addressOf(facts.booking, channel),
  language: facts.booking.locale,
  bookingId: facts.booking.id,
  facts,
});

const addressOf = ({ contact }: Booking, channel: ChannelName): string | null =>
  channel === 'mail' ? contact.email : contact.phone;
