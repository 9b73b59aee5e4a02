import type { Core, UID } from '@strapi/strapi';
import {
  bookingPermissions,
  contentPermission,
  registerOwnRows,
  seedRole,
  visibleFields,
} from '../../../booking/server/port';
import { findOwnStations } from '../persistence/catalogue';
import { STATION, TRIP, VEHICLE } from './document-rules';

const OWN_ROWS = 'plugin::trips.own-station-rows';
const OWN_STATION = 'plugin::trips.own-station';

/** The conditions by which a role sees only the stations a person runs, and what belongs to them. */
export function registerConditions(strapi: Core.Strapi): Promise<void> {
  const own = async (staffId: number) => (await findOwnStations(strapi.db.connection, staffId)).map(({ id }) => id);
  return registerOwnRows(strapi, [
    {
      plugin: 'trips',
      name: 'own-station',
      displayName: 'Their own station',
      path: 'id',
      own,
      unless: () => isPickingDestination(strapi),
    },
    { plugin: 'trips', name: 'own-station-rows', displayName: 'At their own station', path: 'station.id', own },
  ]);
}

/** A trip may go to any station, so its form lists them all there, and nowhere else. */
const isPickingDestination = (strapi: Core.Strapi): boolean =>
  /^\/content-manager\/relations\/plugin::trips\.trip\/(\w+\/)?destination$/.test(
    strapi.requestContext.get()?.path ?? '',
  );

/** What a chief may do: plan their own station's trips, keep its vehicles, look after its bookings. */
function chiefPermissions(strapi: Core.Strapi) {
  const managed = [TRIP, VEHICLE].flatMap((uid) => {
    const fields = visibleFields(strapi, uid as UID.ContentType);
    return [
      ...(['create', 'read', 'update'] as const).map((action) => contentPermission(action, uid, fields, OWN_ROWS)),
      contentPermission('delete', uid, null, OWN_ROWS),
    ];
  });
  return [
    ...managed,
    // As destinations other stations are seen too: so nothing here that is not public anyway, or a rule of theirs.
    contentPermission('read', STATION, visibleFields(strapi, STATION, ['chief', 'email']), OWN_STATION),
    contentPermission('update', STATION, ['phone'], OWN_STATION),
    ...bookingPermissions(strapi),
  ];
}

/** Once: what an admin changes in it later stays. */
export const seedChiefRole = (strapi: Core.Strapi): Promise<void> =>
  seedRole(strapi, {
    plugin: 'trips',
    name: 'Station chief',
    code: 'station-chief',
    description: "Plans their own station's trips, keeps its vehicles and looks after its bookings.",
    permissions: chiefPermissions(strapi),
  });
