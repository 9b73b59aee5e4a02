import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bookingPort, permissionsOf } from '../../../booking/server/port';
import { EVERYWHERE_ELSE } from '../domain/reminders';
import { REMINDER_RULE } from './document-rules';

const MANAGER = 'plugin::content-manager.explorer';
const OWN_VENUES = 'plugin::booking.own-venues';

/** A venue that somebody may set reminders for. */
export interface VenueChoice {
  /** `*` for all that have no rule of their own. */
  readonly venue: string;
  /** Null for `*`, which the panel has words for. */
  readonly name: string | null;
}

/** Roles that look after the bookings of their own venues set the reminders there, once; what an admin changes stays. */
export async function seedReminderAccess(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: 'messaging', key: 'own-reminders' });
  if (await store?.get({})) return;
  const found: { conditions: string[]; role: { id: number } }[] = await strapi.db.query('admin::permission').findMany({
    where: { action: `${MANAGER}.update`, subject: 'plugin::booking.booking' },
    populate: ['role'],
  });
  const roles = found.filter(({ conditions }) => conditions.includes(OWN_VENUES)).map(({ role }) => role.id);
  const fields = ['venue', 'enabled', 'channel', 'minutesBefore', 'daysBefore', 'localTime'];
  const actions = ['create', 'read', 'update', 'delete'];
  await strapi.service('admin::permission').createMany(
    roles.flatMap((role) =>
      actions.map((action) => ({
        action: `${MANAGER}.${action}`,
        subject: REMINDER_RULE,
        properties: action === 'delete' ? {} : { fields },
        conditions: [OWN_VENUES],
        role,
      })),
    ),
  );
  await store?.set({ value: { roles } });
}

/** The venues whose reminders this person may read: their own for a chief, all of them and the rest for an admin. */
export async function venueChoices(strapi: Core.Strapi, ctx: Context): Promise<VenueChoice[]> {
  const may = permissionsOf(strapi, ctx, REMINDER_RULE);
  const trades = bookingPort(strapi).trades.all();
  const venues = (await Promise.all(trades.map((trade) => trade.venues()))).flat();
  return [
    { venue: EVERYWHERE_ELSE, name: null },
    ...venues.map(({ documentId, name }) => ({ venue: documentId, name })),
  ].filter(({ venue }) => may.read({ venue }));
}
