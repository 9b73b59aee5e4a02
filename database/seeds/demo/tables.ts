import type { Core } from '@strapi/strapi';
import {
  addDays,
  type BookingEvent,
  bookingPort,
  type Contact,
  dayBounds,
  localDateOf,
} from '../../../src/plugins/booking/server/port';
import type { ServiceState } from '../../../src/plugins/tables/server/domain/availability';
import { bookTable } from '../../../src/plugins/tables/server/services/book-table';
import { catalogue } from '../../../src/plugins/tables/server/services/catalogue';
import { putDates } from '../../../src/plugins/tables/server/services/covers';
import { RESTAURANT, SERVICE } from '../../../src/plugins/tables/server/services/names';
import { uploadPhotos } from './photos';
import { type DemoRestaurant, RESTAURANTS } from './restaurants';

const ZONE = 'Africa/Tunis';

interface Party {
  readonly service: 'dejeuner' | 'diner';
  readonly time: string;
  readonly covers: number;
  readonly contact: Contact;
  readonly locale: string;
  readonly notes: string | null;
  /** What staff, or the customer, have done about it since. */
  readonly since?: 'accept' | 'refuse' | 'cancel' | 'attend' | 'miss';
}

const who = (name: string, mail: string | null, phone: string | null = null): Contact => ({
  name,
  email: mail && `${mail}@relais.test`,
  phone,
});

const party = (
  [service, time, covers]: readonly [Party['service'], string, number],
  contact: Contact,
  more: Partial<Pick<Party, 'locale' | 'notes' | 'since'>> = {},
): Party => ({ service, time, covers, contact, locale: 'fr', notes: null, ...more });

/** Tomorrow and after, by the restaurant's slug: some confirmed, some waiting, in every state that a booking can have. */
const PARTIES: Readonly<Record<string, readonly Party[]>> = {
  'la-medina': [
    party(['dejeuner', '12:30', 4], who('Salma Jaziri', 'salma', '+21620000401'), { notes: 'Une chaise haute' }),
    party(['dejeuner', '13:00', 2], who('Hannah Weber', 'hannah'), { locale: 'en', notes: 'A table in the courtyard' }),
    party(['dejeuner', '13:30', 6], who('Mehdi Ayari', null, '+21620000402'), { since: 'cancel' }),
    party(['diner', '19:30', 8], who('Famille Chebbi', 'chebbi'), { notes: 'Anniversaire de Lina' }),
    party(['diner', '20:00', 10], who('نور الدين', 'nour'), { locale: 'ar' }),
    party(['diner', '20:00', 6], who('Yasmine Dridi', 'yasmine', '+21620000403')),
    party(['diner', '20:30', 4], who('Oussama Karoui', 'oussama')),
    party(['diner', '21:00', 8], who('Rim Mansour', 'rim'), { notes: 'Si une table se libère, même tard' }),
    party(['diner', '20:30', 5], who('Skander Louati', null, '+21620000404'), { since: 'refuse' }),
  ],
  'le-port': [
    party(['dejeuner', '12:30', 4], who('Aziz Bouzid', 'aziz')),
    party(['dejeuner', '13:00', 4], who('Ines Hamdi', 'ines', '+21620000405'), { since: 'attend' }),
    party(['diner', '19:30', 2], who('Walid Trabelsi', 'walid'), { since: 'miss' }),
    party(['diner', '20:00', 6], who('Sarra Ben Amor', 'client')),
    party(['diner', '20:30', 4], who('James Miller', 'james'), { locale: 'en', notes: 'By the window, please' }),
    party(['diner', '21:30', 8], who('عائلة المزوغي', 'mzoughi'), { locale: 'ar' }),
  ],
  'dar-zitoun': [
    party(['diner', '19:30', 2], who('Leïla Gharbi', 'leila'), { notes: 'Notre anniversaire de mariage' }),
    party(['diner', '20:30', 4], who('Karim Sassi', 'karim', '+21620000406'), { since: 'accept' }),
    party(['diner', '20:30', 6], who('Emma Rossi', 'emma'), { locale: 'en', since: 'refuse' }),
    party(['diner', '21:30', 3], who('سنية الهمامي', 'sonia'), { locale: 'ar' }),
  ],
};

/**
 * The demo's restaurants with their services; each is made once.
 * @param staff ids by mail address
 * @param photos the folder they are in; null: without
 */
export async function seedRestaurants(
  strapi: Core.Strapi,
  staff: ReadonlyMap<string, number>,
  photos: string | null,
): Promise<void> {
  for (const restaurant of RESTAURANTS) {
    const there = await strapi.db.query(RESTAURANT).findOne({ where: { slug: restaurant.slug } });
    if (there) continue;
    const pictures = photos === null ? [] : await uploadPhotos(strapi, photos, restaurant.slug);
    await make(strapi, restaurant, { manager: staff.get(restaurant.manager), photos: pictures });
  }
}

async function make(
  strapi: Core.Strapi,
  { slug, fields, services }: DemoRestaurant,
  { manager, photos }: { manager: number | undefined; photos: readonly number[] },
): Promise<void> {
  const data = { ...fields, slug, email: `${slug}@relais.test`, timeZone: ZONE, manager, photos };
  const made = await strapi.documents(RESTAURANT).create({ data } as never);
  for (const [position, service] of services.entries()) {
    await strapi.documents(SERVICE).create({ data: { ...service, position, restaurant: made.documentId } } as never);
  }
}

/** Bookings of the next evening that is open, through the engine; done once for each restaurant and evening. */
export async function seedTables(strapi: Core.Strapi, now: Date): Promise<void> {
  const today = localDateOf(now, ZONE);
  for (const [slug, parties] of Object.entries(PARTIES)) {
    const span = { from: addDays(today, 1), to: addDays(today, 7), covers: 1 };
    const days = await catalogue(strapi).availability(slug, span);
    const next = days.find(({ services }) => stateOf(services, 'diner') !== 'closed');
    if (!next || (await isBooked(strapi, slug, next.date))) continue;
    const open = parties.filter(({ service }) => stateOf(next.services, service) !== 'closed');
    for (const each of open) await book(strapi, slug, next.date, each);
  }
  await closeADay(strapi, today);
}

const stateOf = (services: readonly ServiceState[], key: string) =>
  services.find(({ service }) => service.key === key)?.state;

async function isBooked(strapi: Core.Strapi, slug: string, date: string): Promise<boolean> {
  const { documentId } = await catalogue(strapi).restaurant(slug);
  const { from, until } = dayBounds(date, ZONE);
  const onThatDay = { venue: documentId, startsAt: { $gte: from, $lt: until } };
  return (await strapi.db.query('plugin::booking.booking').count({ where: onThatDay })) > 0;
}

async function book(strapi: Core.Strapi, slug: string, date: string, { since, ...wish }: Party): Promise<void> {
  const { booking } = await bookTable(strapi, slug, { ...wish, date, clientId: null, idempotency: null });
  if (since === undefined) return;
  const actor = { kind: since === 'cancel' ? 'customer' : 'staff' } as const;
  const event: Extract<BookingEvent, NonNullable<Party['since']>> = since;
  await bookingPort(strapi).transition({ bookingId: booking.id, event, actor });
}

/** La Médina has a wedding in two weeks, and takes nobody else that evening. */
async function closeADay(strapi: Core.Strapi, today: string): Promise<void> {
  const restaurant = await catalogue(strapi).restaurant('la-medina');
  const dinner = restaurant.services.find(({ key }) => key === 'diner');
  const known = await strapi.db
    .query('plugin::tables.day' as never)
    .count({ where: { service: { documentId: dinner?.documentId } } });
  if (!dinner || known > 0) return;
  const note = 'Mariage : salle réservée';
  await putDates(strapi, { service: dinner.documentId, dates: [addDays(today, 14)], closed: true, note });
}
