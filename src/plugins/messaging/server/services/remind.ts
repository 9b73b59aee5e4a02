import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { bookingPort, inTransaction, type VenueName } from '../../../booking/server/port';
import { smsIsOn } from '../channels/sms';
import { dueWindows, EVERYWHERE_ELSE } from '../domain/reminders';
import { remindersOf } from '../messages';
import { insertMessages } from '../persistence/outbox';
import {
  claimReminders,
  findRules,
  lockSeenUntil,
  type Search,
  type StoredRule,
  setSeenUntil,
} from '../persistence/reminders';
import { habitsWith } from './listener';

/** Made in one transaction; what is left is made in the next one. */
const PORTION = 500;

/** Made by the clock; a script may ask for a moment of its own. */
export const createReminders = ({ strapi }: { strapi: Core.Strapi }) => ({
  remind: (at?: Date): Promise<number> => remind(strapi, at),
});

/**
 * Makes the messages of all reminders that have fallen due since the last time, in whichever process. What is due is
 * computed from where each booking stands now, so that a reminder moves with it and falls away with it; when nothing ran
 * for a while, those come late that still are of use.
 * @param at instead of the database's clock
 * @returns how many bookings there were to remind of
 */
export async function remind(strapi: Core.Strapi, at?: Date): Promise<number> {
  const rules = await findRules(strapi.db.connection);
  const venues = await venuesOf(strapi);
  for (let total = 0; ; ) {
    const made = await inTransaction(strapi, (trx) => remindSome(strapi, trx, rules, venues, at));
    total += made;
    if (made < PORTION) return total;
  }
}

async function remindSome(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  rules: readonly StoredRule[],
  venues: readonly VenueName[],
  at: Date | undefined,
): Promise<number> {
  const mine = await lockSeenUntil(trx);
  if (!mine) return 0;
  const now = at ?? mine.now;
  const searches = searchesFor(rules, venues, mine.since, now);
  const due = searches.length === 0 ? [] : await claimReminders(trx, searches, now, PORTION);
  await writeReminders(strapi, trx, rules, due);
  if (due.length < PORTION && now > mine.since) await setSeenUntil(trx, now);
  return due.length;
}

/** One search for each stretch of time, with the venues that it is about. */
function searchesFor(rules: readonly StoredRule[], venues: readonly VenueName[], since: Date, now: Date): Search[] {
  const withOwn = new Set(rules.map(({ venue }) => venue));
  return rules
    .filter(({ enabled }) => enabled)
    .flatMap((rule) => {
      const isMeant = ({ documentId }: VenueName): boolean =>
        rule.venue === EVERYWHERE_ELSE ? !withOwn.has(documentId) : rule.venue === documentId;
      const byZone = Map.groupBy(venues.filter(isMeant), ({ timeZone }) => timeZone);
      return [...byZone].flatMap(([zone, meant]) =>
        dueWindows(rule, zone, since, now).map(
          (window): Search => ({
            ...window,
            rule: rule.id,
            venues: meant.map(({ documentId }) => documentId),
          }),
        ),
      );
    });
}

async function writeReminders(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  rules: readonly StoredRule[],
  due: readonly { bookingId: number; rule: string }[],
): Promise<void> {
  if (due.length === 0) return;
  const channels = new Map(rules.map(({ id, channel }) => [id, channel]));
  const found = await bookingPort(strapi).findByIds(due.map(({ bookingId }) => bookingId));
  const bookings = new Map(found.map((booking) => [booking.id, booking]));
  const messages = due.flatMap(({ bookingId, rule }) => {
    const booking = bookings.get(bookingId);
    const channel = channels.get(rule);
    return booking && channel ? remindersOf({ booking, details: { rule } }, channel, habitsWith(smsIsOn(strapi))) : [];
  });
  const { hostname } = new URL(strapi.config.get<string>('plugin::messaging.siteUrl'));
  if (messages.length > 0) await insertMessages(trx, messages, hostname);
}

async function venuesOf(strapi: Core.Strapi): Promise<VenueName[]> {
  const trades = bookingPort(strapi).trades.all();
  return (await Promise.all(trades.map((trade) => trade.venues()))).flat();
}
