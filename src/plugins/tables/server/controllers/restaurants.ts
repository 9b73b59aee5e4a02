import type { z } from '@strapi/utils';
import type { Context } from 'koa';
import { type Booking, bookingPort, type Input, idempotencyOf, shapes } from '../../../booking/server/port';
import type { DayState } from '../domain/availability';
import { inLanguage, type Restaurant } from '../domain/restaurant';
import { bookTable } from '../services/book-table';
import { catalogue } from '../services/catalogue';
import type { availabilityQuery, bookingBody, restaurantQuery, restaurantsQuery, slugParams } from './shapes';

const SAME_MOMENT_MS = 2_000;

type Params = z.output<typeof slugParams>;

/** A restaurant's public side; its mail address, its manager and how it is counted inside stay inside. */
export const shown = (restaurant: Restaurant, locale: string) => {
  const { documentId, slug, city, address, phone, latitude, longitude, timeZone, largestParty } = restaurant;
  return {
    documentId,
    slug,
    name: inLanguage(restaurant.names, locale),
    city,
    address,
    phone,
    description: inLanguage(restaurant.descriptions, locale) || null,
    photos: restaurant.photos.map((photo) => ({ ...photo, url: addressOf(photo.url) })),
    latitude,
    longitude,
    timeZone,
    largestParty,
  };
};

/** Files kept on this machine are named by their path alone. */
const addressOf = (url: string): string =>
  url.startsWith('/') ? `${strapi.config.get<string>('server.url')}${url}` : url;

export const inDetail = (restaurant: Restaurant, locale: string) => {
  const { countPer, slotMinutes, daysAhead, leadMinutes, cancelMinutes, keepMinutes } = restaurant;
  const { waitingList, offerMinutes } = restaurant;
  const services = restaurant.services.map(({ key, names, week }) => ({
    key,
    name: inLanguage(names, locale),
    hours: week.map(({ weekday, opens, closes, lastSeating }) => ({ weekday, opens, closes, lastSeating })),
  }));
  return {
    ...shown(restaurant, locale),
    services,
    countPer,
    slotMinutes,
    daysAhead,
    leadMinutes,
    cancelMinutes,
    keepMinutes,
    waitingList,
    offerMinutes,
  };
};

const dayShown = ({ date, state, services }: DayState, locale: string) => ({
  date,
  state,
  services: services.map(({ service, ...rest }) => ({
    key: service.key,
    name: inLanguage(service.names, locale),
    ...rest,
  })),
});

export async function find({ query }: Input<unknown, z.output<typeof restaurantsQuery>, unknown>) {
  const { restaurants, total } = await catalogue(strapi).restaurants(query);
  return { data: restaurants.map((each) => shown(each, query.locale)), meta: shapes.paged(query, total) };
}

export async function findOne({ params, query }: Input<Params, z.output<typeof restaurantQuery>, unknown>) {
  const restaurant = await catalogue(strapi).restaurant(params.slug);
  const closedDates = await catalogue(strapi).closedDates(restaurant);
  return { data: { ...inDetail(restaurant, query.locale), closedDates } };
}

export async function availability({ params, query }: Input<Params, z.output<typeof availabilityQuery>, unknown>) {
  const days = await catalogue(strapi).availability(params.slug, query);
  return { data: days.map((day) => dayShown(day, query.locale)) };
}

export async function book(
  { params, body, clientId }: Input<Params, unknown, z.output<typeof bookingBody>>,
  ctx: Context,
) {
  const wanted = { ...body, notes: body.notes ?? null, clientId };
  const idempotency = idempotencyOf(ctx, { restaurant: params.slug, ...wanted });
  const { booking, description } = await bookTable(strapi, params.slug, { ...wanted, idempotency });
  const engine = bookingPort(strapi);
  const view = isRepeated(booking)
    ? (await engine.present.views([booking]))[0]
    : engine.present.view(booking, description, booking.createdAt);
  return { data: { ...view, token: engine.linkToken(booking) } };
}

/** As for trips: whether this answers a key that was used before, when what it is about may have changed since. */
const isRepeated = ({ createdAt }: Booking): boolean => Math.abs(Date.now() - createdAt.getTime()) > SAME_MOMENT_MS;
