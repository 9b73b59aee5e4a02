import type { z } from '@strapi/utils';
import { type Input, shapes } from '../../../booking/server/port';
import type { Station } from '../domain/trip';
import { catalogue } from '../services/catalogue';
import type { slugParams, stationsQuery } from './shapes';

/** A station's public side; its mail address, limits and chief stay inside. */
export const shown = ({ documentId, slug, name, city, phone, latitude, longitude, timeZone, currency }: Station) => ({
  documentId,
  slug,
  name,
  city,
  phone,
  latitude,
  longitude,
  timeZone,
  currency,
});

export async function find({ query }: Input<unknown, z.output<typeof stationsQuery>, unknown>) {
  const { stations, total } = await catalogue(strapi).stations(query);
  return { data: stations.map(shown), meta: shapes.paged(query, total) };
}

export async function findOne({ params }: Input<z.output<typeof slugParams>, unknown, unknown>) {
  const station = await catalogue(strapi).station(params.slug);
  return { data: { ...shown(station), destinations: await catalogue(strapi).destinations(station) } };
}
