import type { Core } from '@strapi/strapi';
import { MESSAGE, venuesOf } from './messages-desk';

const MANAGER = 'plugin::content-manager.explorer';
const OWN_BOOKINGS = 'plugin::booking.own-venues';
const OWN_MESSAGES = 'plugin::messaging.own-venues';
/** Venues that do not exist: for staff who run none. */
const NONE = ['none'];

/** Who sees messages, and that nobody is offered to make, change or delete one. */
export async function registerMessageAccess(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.register({
    displayName: 'About bookings at their own venues',
    name: 'own-venues',
    plugin: 'messaging',
    category: 'Relais',
    async handler(user: { id: number }) {
      const venues = await venuesOf(strapi, user.id);
      return { 'booking.venue': { $in: venues.length > 0 ? venues : NONE } };
    },
  });
  // The content manager has registered its actions for all types by now, and roles get theirs after this.
  for (const name of ['create', 'update', 'delete', 'publish']) {
    const action: { subjects?: string[] } | undefined = strapi
      .service('admin::permission')
      .actionProvider.get(`${MANAGER}.${name}`);
    if (action?.subjects) action.subjects = action.subjects.filter((subject) => subject !== MESSAGE);
  }
}

/** Roles that look after the bookings of their own venues see what was said about these, once; what an admin changes stays. */
export async function seedMessageAccess(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: 'messaging', key: 'own-venues' });
  if (await store?.get({})) return;
  const found: { conditions: string[]; role: { id: number } }[] = await strapi.db.query('admin::permission').findMany({
    where: { action: `${MANAGER}.read`, subject: 'plugin::booking.booking' },
    populate: ['role'],
  });
  const roles = found.filter(({ conditions }) => conditions.includes(OWN_BOOKINGS)).map(({ role }) => role.id);
  const { attributes }: { attributes: Readonly<Record<string, object>> } = strapi.contentType(MESSAGE);
  const fields = Object.keys(attributes).filter((name) => !isPrivate(attributes[name]));
  await strapi.service('admin::permission').createMany(
    roles.map((role) => ({
      action: `${MANAGER}.read`,
      subject: MESSAGE,
      properties: { fields },
      conditions: [OWN_MESSAGES],
      role,
    })),
  );
  await store?.set({ value: { roles } });
}

const isPrivate = (attribute: object | undefined): boolean =>
  attribute !== undefined && 'private' in attribute && attribute.private === true;
