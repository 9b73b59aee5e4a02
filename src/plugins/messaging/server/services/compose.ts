import type { Core } from '@strapi/strapi';
import {
  type Booking,
  bookingCalendar,
  bookingPort,
  type Description,
  isLocale,
  LOCALES,
} from '../../../booking/server/port';
import { isMoot, letterOf } from '../domain/letters';
import type { ClaimedMessage } from '../messages';
import { type Addresses, letterContext } from './context';
import { renderLetter } from './render';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  readonly replyTo?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { filename: string; content: string; contentType: string }[];
}

/** One message as a mail, or why it is better not sent. */
export type Compose = (message: ClaimedMessage) => Mail | { readonly skip: string };

/** Reads what a batch of messages needs, at once. @param now the database's clock */
export type Writer = (messages: readonly ClaimedMessage[], now: Date) => Promise<Compose>;

export function createWriter(strapi: Core.Strapi, addresses: Addresses): Writer {
  return async (messages, now) => {
    const engine = bookingPort(strapi);
    const found = new Map((await engine.findByIds(messages.map(({ bookingId }) => bookingId))).map((b) => [b.id, b]));
    // A booking that staff have deleted since is told of as it was.
    const bookingOf = ({ bookingId, facts }: ClaimedMessage): Booking => found.get(bookingId) ?? facts.booking;
    const descriptions = await engine.present.describe([...new Set(messages.map(bookingOf))]);

    return (message) => {
      const booking = bookingOf(message);
      const description = descriptions.get(booking.id);
      const link = `${addresses.site}/${localeOf(message)}/b/${booking.code}/${engine.linkToken(booking)}`;
      return compose(message, booking, description, { ...addresses, link }, now);
    };
  };
}

const localeOf = ({ language }: ClaimedMessage) => (isLocale(language) ? language : LOCALES[0]);

function compose(
  message: ClaimedMessage,
  booking: Booking,
  description: Description | undefined,
  addresses: Addresses & { readonly link: string },
  now: Date,
): Mail | { skip: string } {
  const letter = letterOf(message.event);
  if (!letter) throw new Error(`No letter tells of "${message.event}"`);
  const { audience, facts } = message;
  if (isMoot(letter, facts.booking.holdExpiresAt, now))
    return { skip: 'The hold it tells of was over before it could be sent.' };
  const to = audience === 'venue' ? description?.venueEmail : message.recipient;
  if (!to) return { skip: 'The venue has no mail address.' };

  const locale = localeOf(message);
  const context = letterContext({ locale, audience, letter, facts, booking, description, addresses, now });
  const customer = booking.contact.email;
  return {
    to,
    ...renderLetter({ locale, audience, letter, trade: booking.trade }, context),
    messageId: message.messageId,
    ...(audience === 'venue' && customer && { replyTo: customer }),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    attachments: letter === 'confirmed' && audience === 'customer' && description ? [invite(booking, description)] : [],
  };
}

const invite = (booking: Booking, description: Description) => ({
  filename: `${booking.code}.ics`,
  content: bookingCalendar(booking, description),
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
});
