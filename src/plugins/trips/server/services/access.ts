import type { Core, UID } from '@strapi/strapi';
import { findOwnStations } from '../persistence/catalogue';
import { STATION, TRIP, VEHICLE } from './document-rules';

/** Rows that do not exist: for staff who run no station. */
const NONE = [0];
const OWN_ROWS = 'plugin::trips.own-station-rows';
const OWN_STATION = 'plugin::trips.own-station';
const OWN_BOOKINGS = 'plugin::booking.own-venues';
const BOOKING = 'plugin::booking.booking';

interface User {
  readonly id: number;
}

/** The conditions by which a role sees only the stations a person runs, and what belongs to them. */
export async function registerConditions(strapi: Core.Strapi): Promise<void> {
  const own = async (user: User): Promise<number[]> => {
    const ids = (await findOwnStations(strapi.db.connection, user.id)).map(({ id }) => id);
    return ids.length > 0 ? ids : NONE;
  };
  const condition = { plugin: 'trips', category: 'Relais' };
  await strapi.service('admin::permission').conditionProvider.registerMany([
    {
      ...condition,
      name: 'own-station',
      displayName: 'Their own station',
      handler: async (user: User) => isPickingDestination(strapi) || { id: { $in: await own(user) } },
    },
    {
      ...condition,
      name: 'own-station-rows',
      displayName: 'At their own station',
      handler: async (user: User) => ({ 'station.id': { $in: await own(user) } }),
    },
  ]);
}

/** A trip may go to any station, so its form lists them all there, and nowhere else. */
const isPickingDestination = (strapi: Core.Strapi): boolean =>
  /^\/content-manager\/relations\/plugin::trips\.trip\/(\w+\/)?destination$/.test(
    strapi.requestContext.get()?.path ?? '',
  );

const visibleFields = (strapi: Core.Strapi, uid: UID.ContentType, except: readonly string[] = []): string[] =>
  Object.entries(strapi.contentType(uid).attributes)
    .filter(
      ([name, { private: hidden, visible }]: [string, { private?: boolean; visible?: boolean }]) =>
        hidden !== true && visible !== false && !except.includes(name),
    )
    .map(([name]) => name);

const permission = (action: string, subject: string, fields: string[] | null, condition: string) => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject,
  properties: fields === null ? {} : { fields },
  conditions: [condition],
});

/** What a chief may do: plan their own station's trips, keep its vehicles, look after its bookings. */
function chiefPermissions(strapi: Core.Strapi) {
  const managed = [TRIP, VEHICLE].flatMap((uid) => {
    const fields = visibleFields(strapi, uid as UID.ContentType);
    return [
      ...['create', 'read', 'update'].map((action) => permission(action, uid, fields, OWN_ROWS)),
      permission('delete', uid, null, OWN_ROWS),
    ];
  });
  return [
    ...managed,
    // As destinations other stations are seen too: so nothing here that is not public anyway, or a rule of theirs.
    permission('read', STATION, visibleFields(strapi, STATION, ['chief', 'email']), OWN_STATION),
    permission('update', STATION, ['phone'], OWN_STATION),
    permission('read', BOOKING, visibleFields(strapi, BOOKING, ['client']), OWN_BOOKINGS),
    permission('update', BOOKING, visibleFields(strapi, BOOKING, ['client', 'code', 'trade', 'venue']), OWN_BOOKINGS),
  ];
}

/**
 * Makes the role of station chiefs, once: what an admin changes in it later stays, and a role they delete stays deleted.
 * Strapi makes its own roles (Super Admin among them) only while there is none, so those come first.
 */
export async function seedChiefRole(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: 'trips', key: 'station-chief-role' });
  if (await store?.get({})) return;
  const roles = strapi.service('admin::role');
  await roles.createRolesIfNoneExist();
  const role = await roles.create({
    name: 'Station chief',
    code: 'station-chief',
    description: "Plans their own station's trips, keeps its vehicles and looks after its bookings.",
  });
  await roles.assignPermissions(role.id, chiefPermissions(strapi));
  await store?.set({ value: { role: role.id } });
}
