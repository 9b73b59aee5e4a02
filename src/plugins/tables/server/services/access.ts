import type { Core } from '@strapi/strapi';
import {
  bookingPermissions,
  contentPermission,
  registerOwnRows,
  seedRole,
  visibleFields,
} from '../../../booking/server/port';
import { findOwnRestaurants } from '../persistence/restaurants';
import { RESTAURANT, SERVICE } from './names';

const OWN_RESTAURANT = 'plugin::tables.own-restaurant';
const OWN_ROWS = 'plugin::tables.own-restaurant-rows';

/** The conditions by which a role sees only the restaurants a person runs, and what belongs to them. */
export function registerConditions(strapi: Core.Strapi): Promise<void> {
  const own = async (staffId: number) => (await findOwnRestaurants(strapi.db.connection, staffId)).map(({ id }) => id);
  return registerOwnRows(strapi, [
    { plugin: 'tables', name: 'own-restaurant', displayName: 'Their own restaurant', path: 'id', own },
    {
      plugin: 'tables',
      name: 'own-restaurant-rows',
      displayName: 'Of their own restaurant',
      path: 'restaurant.id',
      own,
    },
  ]);
}

/** For photos: what is in the library is public anyway. */
const upload = (action: 'read' | 'assets.create') => ({
  action: `plugin::upload.${action}`,
  properties: {},
  conditions: [],
});

/** What a manager may do: run their own restaurant, its services and hours, and look after its bookings. */
function managerPermissions(strapi: Core.Strapi) {
  const fields = visibleFields(strapi, SERVICE);
  return [
    contentPermission('read', RESTAURANT, visibleFields(strapi, RESTAURANT, ['manager']), OWN_RESTAURANT),
    contentPermission('update', RESTAURANT, visibleFields(strapi, RESTAURANT, ['manager', 'slug']), OWN_RESTAURANT),
    ...(['create', 'read', 'update'] as const).map((action) => contentPermission(action, SERVICE, fields, OWN_ROWS)),
    contentPermission('delete', SERVICE, null, OWN_ROWS),
    ...bookingPermissions(strapi),
    upload('read'),
    upload('assets.create'),
  ];
}

/** Once: what an admin changes in it later stays. */
export const seedManagerRole = (strapi: Core.Strapi): Promise<void> =>
  seedRole(strapi, {
    plugin: 'tables',
    name: 'Restaurant manager',
    code: 'restaurant-manager',
    description: 'Runs their own restaurant: its hours, its covers and its bookings.',
    permissions: managerPermissions(strapi),
  });
