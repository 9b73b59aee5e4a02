import type { Core } from '@strapi/strapi';
import { bookingPort } from '../port';

/** Documents that do not exist: for staff who run no venue. */
const NONE = ['none'];
const BOOKING = 'plugin::booking.booking';
const CREATE = 'plugin::content-manager.explorer.create';

/**
 * The condition by which a role sees only bookings at the venues that the person runs, whatever the trade. Lists,
 * single rows, updates, bulk deletes and relation pickers are filtered by it on the server.
 */
export async function registerAccess(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.register({
    displayName: 'At their own venues',
    name: 'own-venues',
    plugin: 'booking',
    category: 'Relais',
    async handler(user: { id: number }) {
      const venues = await venuesOf(strapi, user.id);
      return { venue: { $in: venues.length > 0 ? venues : NONE } };
    },
  });
  withholdCreate(strapi);
}

/**
 * Nobody, not even a Super Admin, is offered "Create new entry" or "Duplicate" for bookings: those are made from what is
 * booked. The content manager has registered the action for all types by now, and roles are given their permissions
 * after the plugins' bootstrap.
 */
function withholdCreate(strapi: Core.Strapi): void {
  const create: { subjects: string[] } | undefined = strapi.service('admin::permission').actionProvider.get(CREATE);
  if (create) create.subjects = create.subjects.filter((subject) => subject !== BOOKING);
}

/** documentIds of all venues, of all trades, that this member of staff runs. */
async function venuesOf(strapi: Core.Strapi, staffId: number): Promise<string[]> {
  const found = await Promise.all(
    bookingPort(strapi)
      .trades.all()
      .map((trade) => trade.venuesOf(staffId)),
  );
  return found.flat();
}
