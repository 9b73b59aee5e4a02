import type { Core, UID } from '@strapi/strapi';

/** Rows that do not exist: for staff who run no venue. */
const NONE = [0];

interface User {
  readonly id: number;
}

/** A condition by which a role sees only what belongs to the venues a person runs. */
export interface OwnRows {
  readonly plugin: string;
  readonly name: string;
  readonly displayName: string;
  /** Where a row says which venue it is of: `id` for venues themselves, `station.id` for what is at one. */
  readonly path: 'id' | `${string}.id`;
  /** Ids of the venues that this person runs. */
  readonly own: (staffId: number) => Promise<readonly number[]>;
  /** Where every row is shown all the same: in the picker of a destination, for one. */
  readonly unless?: () => boolean;
}

export async function registerOwnRows(strapi: Core.Strapi, conditions: readonly OwnRows[]): Promise<void> {
  await strapi.service('admin::permission').conditionProvider.registerMany(
    conditions.map(({ plugin, name, displayName, path, own, unless }) => ({
      plugin,
      name,
      displayName,
      category: 'Relais',
      async handler(user: User) {
        if (unless?.()) return true;
        const ids = await own(user.id);
        return { [path]: { $in: ids.length > 0 ? ids : NONE } };
      },
    })),
  );
}

/** The fields of a type that people may see, by default all but these. */
export const visibleFields = (strapi: Core.Strapi, uid: UID.ContentType, except: readonly string[] = []): string[] =>
  Object.entries(strapi.contentType(uid).attributes)
    .filter(
      ([name, { private: hidden, visible }]: [string, { private?: boolean; visible?: boolean }]) =>
        hidden !== true && visible !== false && !except.includes(name),
    )
    .map(([name]) => name);

export interface ContentPermission {
  readonly action: string;
  readonly subject?: string;
  readonly properties: { readonly fields?: string[] };
  readonly conditions: readonly string[];
}

/** Leave to do this with the rows of a type that the condition leaves; `fields: null` for what knows no fields. */
export const contentPermission = (
  action: 'create' | 'read' | 'update' | 'delete',
  subject: string,
  fields: string[] | null,
  condition: string,
): ContentPermission => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject,
  properties: fields === null ? {} : { fields },
  conditions: [condition],
});

const BOOKING = 'plugin::booking.booking';
const OWN_VENUES = 'plugin::booking.own-venues';

/** Whoever runs a venue, of whatever trade, looks after its bookings. */
export const bookingPermissions = (strapi: Core.Strapi): ContentPermission[] => [
  contentPermission('read', BOOKING, visibleFields(strapi, BOOKING, ['client']), OWN_VENUES),
  contentPermission(
    'update',
    BOOKING,
    visibleFields(strapi, BOOKING, ['client', 'code', 'trade', 'venue']),
    OWN_VENUES,
  ),
];

export interface SeededRole {
  readonly plugin: string;
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly permissions: readonly ContentPermission[];
}

/**
 * Makes a role of staff, once: what an admin changes in it later stays, and a role they delete stays deleted. Strapi makes
 * its own roles (Super Admin among them) only while there is none, so those come first.
 */
export async function seedRole(
  strapi: Core.Strapi,
  { plugin, name, code, description, permissions }: SeededRole,
): Promise<void> {
  const store = strapi.store?.({ type: 'plugin', name: plugin, key: `${code}-role` });
  if (await store?.get({})) return;
  const roles = strapi.service('admin::role');
  await roles.createRolesIfNoneExist();
  const role = await roles.create({ name, code, description });
  await roles.assignPermissions(role.id, permissions);
  await store?.set({ value: { role: role.id } });
}
