import type { Core } from '@strapi/strapi';

const PASSWORD = 'Relais-demo-1';

interface Staff {
  readonly email: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly role: 'strapi-super-admin' | 'station-chief' | 'restaurant-manager';
}

const STAFF: readonly Staff[] = [
  { email: 'admin@relais.test', firstname: 'Amel', lastname: 'Ben Salah', role: 'strapi-super-admin' },
  { email: 'chief.tunis@relais.test', firstname: 'Karim', lastname: 'Trabelsi', role: 'station-chief' },
  { email: 'chief.sousse@relais.test', firstname: 'Leïla', lastname: 'Gharbi', role: 'station-chief' },
  { email: 'manager.medina@relais.test', firstname: 'Nadia', lastname: 'Karoui', role: 'restaurant-manager' },
  { email: 'manager.port@relais.test', firstname: 'Sami', lastname: 'Bouslama', role: 'restaurant-manager' },
  { email: 'manager.zitoun@relais.test', firstname: 'Olfa', lastname: 'Zouari', role: 'restaurant-manager' },
];

const CLIENT = 'client@relais.test';

/** @returns ids of the demo's staff by mail address */
export async function seedStaff(strapi: Core.Strapi): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { role: code, ...person } of STAFF) {
    const there = await strapi.db.query('admin::user').findOne({ where: { email: person.email } });
    ids.set(person.email, (there ?? (await createStaff(strapi, person, code))).id);
  }
  return ids;
}

async function createStaff(
  strapi: Core.Strapi,
  person: Omit<Staff, 'role'>,
  code: Staff['role'],
): Promise<{ id: number }> {
  const role = await strapi.db.query('admin::role').findOne({ where: { code } });
  if (!role) throw new Error(`The role ${code} does not exist`);
  const account = { ...person, password: PASSWORD, isActive: true, roles: [role.id], registrationToken: null };
  return strapi.service('admin::user').create(account);
}

/** @returns id of the client who signs in on the site */
export async function seedClient(strapi: Core.Strapi): Promise<number> {
  const there = await strapi.db.query('plugin::users-permissions.user').findOne({ where: { email: CLIENT } });
  if (there) return there.id;
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  const account = {
    username: 'client',
    email: CLIENT,
    password: PASSWORD,
    provider: 'local',
    confirmed: true,
    role: role?.id,
  };
  const made = await strapi.plugin('users-permissions').service('user').add(account);
  return made.id;
}
