import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { type Booking, bookingPort, currentStaff, permissionsOf } from '../../../booking/server/port';
import { findMessages, type Health, healthOf, type KeptMessage, sendAgain } from '../persistence/desk';

export const MESSAGE = 'plugin::messaging.message';
const BOOKING = 'plugin::booking.booking';
/** A venue that does not exist: who may read what happens there may read everything. */
const NOWHERE = { booking: { venue: 'nowhere' } };

/** A short outage is nobody's business; mail leaves within two minutes of its end. */
export const LATE_MINUTES = 5;

/**
 * Sends messages once more, for those who may change the bookings that they tell of.
 * @returns how many; those that are on their way already are not counted
 * @throws NotFoundError when one of them is not there, or not theirs: then none is sent
 */
export async function sendMessagesAgain(
  strapi: Core.Strapi,
  ctx: Context,
  documentIds: readonly string[],
): Promise<number> {
  const messages = await findMessages(strapi.db.connection, documentIds);
  const ids = messages.flatMap(({ bookingId }) => (bookingId === null ? [] : [bookingId]));
  const found = new Map((await bookingPort(strapi).findByIds(ids)).map((booking) => [booking.id, booking]));
  const bookingOf = ({ bookingId, facts }: KeptMessage): Booking => found.get(bookingId ?? 0) ?? facts.booking;
  const may = permissionsOf(strapi, ctx, BOOKING);
  const isTheirs = messages.every((message) => may.update({ ...bookingOf(message) }));
  if (!isTheirs || messages.length < new Set(documentIds).size)
    throw new errors.NotFoundError('There is no such message.');
  const again = messages.map((message) => ({
    documentId: message.documentId,
    recipient: recipientOf(message, bookingOf(message)),
  }));
  return sendAgain(strapi.db.connection, again, currentStaff(strapi).name ?? '?');
}

function recipientOf({ audience, channel, recipient }: KeptMessage, { contact }: Booking): string | null {
  if (audience === 'venue') return null;
  return (channel === 'mail' ? contact.email : contact.phone) ?? recipient;
}

/** How each channel does, for the bookings whose messages this person may read. */
export async function healthFor(strapi: Core.Strapi, ctx: Context): Promise<Health[]> {
  const everywhere = permissionsOf(strapi, ctx, MESSAGE).read(NOWHERE);
  const venues = everywhere ? null : await venuesOf(strapi, ctx.state.user.id);
  return healthOf(strapi.db.connection, LATE_MINUTES, venues);
}

export async function venuesOf(strapi: Core.Strapi, staffId: number): Promise<string[]> {
  const { trades } = bookingPort(strapi);
  return (await Promise.all(trades.all().map((trade) => trade.venuesOf(staffId)))).flat();
}
