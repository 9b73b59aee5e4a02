import type { Core } from '@strapi/strapi';
import { seedBookings } from './demo/bookings';
import { seedClient, seedStaff } from './demo/people';
import { seedPlaces } from './demo/places';
import { seedRestaurants, seedTables } from './demo/tables';
import { seedTrips } from './demo/trips';

/**
 * Fills a database with the demo: people, stations, vehicles, trips for the coming fourteen days, restaurants, and some
 * bookings of both. Run again, it adds what has become missing (a week later: another week of trips) and touches nothing
 * that is there.
 * @param photos folder of the restaurants' photos; null: without
 */
export async function seedDemo(
  strapi: Core.Strapi,
  { now, photos = null }: { now: Date; photos?: string | null },
): Promise<void> {
  const staff = await seedStaff(strapi);
  const client = await seedClient(strapi);
  const places = await seedPlaces(strapi, staff);
  await seedTrips(strapi, places, now);
  await seedBookings(strapi, client, now);
  await seedRestaurants(strapi, staff, photos);
  await seedTables(strapi, now);
}
