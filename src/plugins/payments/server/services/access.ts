import type { Core, UID } from '@strapi/strapi';
import { bookingPort } from '../../../booking/server/port';

/** Documents that do not exist: for staff who run no venue. */
const NONE = ['none'];
const PAYMENT = 'plugin::payments.payment';
const REFUND = 'plugin::payments.refund';
const READ = 'plugin::content-manager.explorer.read';
/** Not even a Super Admin is offered these: rows of money follow from what happens, and are read. */
const WITHHELD = ['create', 'update', 'delete', 'publish'].map(
  (action) => `plugin::content-manager.explorer.${action}`,
);

/** The conditions by which a role sees only money of the venues that the person runs, whatever the trade. */
export async function registerAccess(strapi: Core.Strapi): Promise<void> {
  const own = async ({ id }: { id: number }): Promise<object> => {
    const trades = bookingPort(strapi).trades.all();
    const venues = (await Promise.all(trades.map((trade) => trade.venuesOf(id)))).flat();
    return { $in: venues.length > 0 ? venues : NONE };
  };
  const condition = { plugin: 'payments', category: 'Relais' };
  await strapi.service('admin::permission').conditionProvider.registerMany([
    {
      ...condition,
      name: 'own-payments',
      displayName: 'Payments at their own venues',
      handler: async (user: { id: number }) => ({ 'booking.venue': await own(user) }),
    },
    {
      ...condition,
      name: 'own-refunds',
      displayName: 'Refunds at their own venues',
      handler: async (user: { id: number }) => ({ 'payment.booking.venue': await own(user) }),
    },
  ]);
  withholdWrites(strapi);
  await seedChiefPermissions(strapi);
}

/** The content manager has registered these actions for all types by now; roles get their permissions afterwards. */
function withholdWrites(strapi: Core.Strapi): void {
  const { actionProvider } = strapi.service('admin::permission');
  for (const id of WITHHELD) {
    const action: { subjects: string[] } | undefined = actionProvider.get(id);
    if (action) action.subjects = action.subjects.filter((subject) => subject !== PAYMENT && subject !== REFUND);
  }
}

const shownFields = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  Object.entries(strapi.contentType(uid).attributes)
    .filter(
      ([, { private: hidden, visible }]: [string, { private?: boolean; visible?: boolean }]) =>
        hidden !== true && visible !== false,
    )
    .map(([name]) => name);

/**
 * Station chiefs read what was paid at their own station: added once to the role that the trips plugin has made. What an
 * admin takes away from it later stays away.
 */
async function seedChiefPermissions(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: 'payments', key: 'station-chief-permissions' });
  if (await store?.get({})) return;
  const role = await strapi.db.query('admin::role').findOne({ where: { code: 'station-chief' } });
  if (!role) return;
  const read = (subject: UID.ContentType, condition: string) => ({
    action: READ,
    subject,
    properties: { fields: shownFields(strapi, subject) },
    conditions: [`plugin::payments.${condition}`],
  });
  await strapi
    .service('admin::role')
    .addPermissions(role.id, [read(PAYMENT, 'own-payments'), read(REFUND, 'own-refunds')]);
  await store?.set({ value: { role: role.id } });
}
