import type { Core } from '@strapi/strapi';
import {
  type Booking,
  type BookingDocument,
  bookingCalendar,
  bookingPort,
  type CalendarFile,
  calendarOrganizer,
  type Description,
  isLocale,
  LOCALES,
  type Locale,
  type Revision,
} from '../../../booking/server/port';
import { type Letter, letterOf, mootBecause } from '../domain/letters';
import type { ClaimedMessage } from '../messages';
import type { Mail, ShortMessage } from '../outgoing';
import type { Wanted } from '../templates/source';
import { type Addresses, letterContext } from './context';
import { renderLetter, renderShort } from './render';
import type { Wordings } from './wordings';

/** One message as a mail or an SMS, or why it is better not sent. */
export type Compose = (message: ClaimedMessage) => Promise<Mail | ShortMessage | { readonly skip: string }>;

/** Reads what a batch of messages needs, at once. @param now the database's clock */
export type Writer = (messages: readonly ClaimedMessage[], now: Date) => Promise<Compose>;

/** What there is to write one letter from. */
interface Written {
  readonly message: ClaimedMessage;
  readonly letter: Letter;
  readonly booking: Booking;
  readonly description: Description | undefined;
  readonly revision: Revision | undefined;
}

/** Letters that change what a customer's calendar should say. */
const KEPT_IN_CALENDARS: readonly Letter[] = ['confirmed', 'moved', 'cancelled', 'refused'];

export function createWriter(strapi: Core.Strapi, addresses: Addresses, wordings: Wordings): Writer {
  const organizer = calendarOrganizer(strapi);

  return async (messages, now) => {
    const engine = bookingPort(strapi);
    const ids = [...new Set(messages.map(({ bookingId }) => bookingId))];
    const found = new Map((await engine.findByIds(ids)).map((booking) => [booking.id, booking]));
    // A booking that staff have deleted since is told of as it was.
    const bookingOf = ({ bookingId, facts }: ClaimedMessage): Booking => found.get(bookingId) ?? facts.booking;
    const descriptions = await engine.present.describe([...new Set(messages.map(bookingOf))]);
    const revisions = await engine.revisionsOf(ids);
    const worded = await wordings.fresh();

    return async (message) => {
      const letter = letterOf(message.event);
      if (!letter) throw new Error(`No letter tells of "${message.event}"`);
      const booking = bookingOf(message);
      const moot = mootBecause(letter, message.facts.booking, booking, now);
      if (moot) return { skip: moot };
      const [description, revision] = [descriptions.get(booking.id), revisions.get(booking.id)];
      const written = { message, letter, booking, description, revision };
      const locale = localeOf(message, description);
      const wanted = { locale, audience: message.audience, letter, trade: booking.trade };
      const link = `${addresses.site}/${wanted.locale}/b/${booking.code}/${engine.linkToken(booking)}`;
      const context = letterContext({
        ...wanted,
        event: message.event,
        facts: message.facts,
        booking,
        description,
        addresses: { ...addresses, link },
        now,
      });
      if (message.channel === 'sms') return shortMessage(written, renderShort(wanted, context, worded(wanted)));
      const to = message.audience === 'venue' ? description?.venueEmail : message.recipient;
      if (!to) return { skip: 'The venue has no mail address.' };
      const mail = mailOf(written, to, locale, renderLetter(wanted, context, worded(wanted)), organizer);
      const papers = await papersOf(strapi, written, wanted);
      return { ...mail, attachments: mail.calendar ? [asFile(booking, mail.calendar), ...papers] : papers };
    };
  };
}

/** A venue is written to in the language it reads now: no change waits for the question which that is. */
function localeOf({ audience, language }: ClaimedMessage, description: Description | undefined): Locale {
  const wanted = audience === 'venue' ? (description?.venueLanguage ?? language) : language;
  return isLocale(wanted) ? wanted : LOCALES[0];
}

const shortMessage = ({ message }: Written, text: string): ShortMessage | { skip: string } =>
  message.recipient ? { to: message.recipient, text } : { skip: 'The customer has no phone number.' };

function mailOf(
  { message, letter, booking, description, revision }: Written,
  to: string,
  locale: Locale,
  rendered: ReturnType<typeof renderLetter>,
  organizer: string,
): Omit<Mail, 'attachments'> {
  const toVenue = message.audience === 'venue';
  const customer = booking.contact.email;
  // A hold is no appointment yet, and what never was one has nothing to be changed in a calendar.
  const isKept = !toVenue && KEPT_IN_CALENDARS.includes(letter) && revision?.promised === true;
  return {
    to,
    ...rendered,
    messageId: message.messageId,
    ...(toVenue && customer && { replyTo: customer }),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    ...(isKept &&
      description && {
        calendar: bookingCalendar({
          booking,
          description,
          revision,
          organizer,
          attendee: { name: booking.contact.name, email: to },
        }),
      }),
  };
}

/** The same for mail programs that know nothing of calendars: as a file, of a type that no program reads by itself. */
const asFile = ({ code }: Booking, { content }: CalendarFile): BookingDocument => ({
  filename: `${code}.ics`,
  content: Buffer.from(content),
  contentType: 'application/ics',
});

/** The ticket goes with the confirmation. Without it the mail still leaves: its link leads to the same paper. */
async function papersOf(
  strapi: Core.Strapi,
  { message, letter, booking, description }: Written,
  { locale, audience }: Wanted,
): Promise<readonly BookingDocument[]> {
  if (letter !== 'confirmed' || audience !== 'customer' || !description || booking.status !== 'confirmed') return [];
  try {
    return await bookingPort(strapi).documentsOf(booking, description, locale);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    strapi.log.error(`The papers of ${booking.code} could not go with ${message.messageId}: ${why}`);
    return [];
  }
}
