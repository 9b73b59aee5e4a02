import type { Core } from '@strapi/strapi';
import { answered, openReads, orNull, validArguments as valid } from '../../booking/server/port';
import { inDetail, shown } from './controllers/restaurants';
import { restaurantQuery, restaurantsQuery, slugParams } from './controllers/shapes';
import { catalogue } from './services/catalogue';

const PUBLIC_FIELDS = `documentId: ID! slug: String! name: String! city: String! address: String phone: String
    description: String photos: [RestaurantPhoto!]! latitude: Float longitude: Float timeZone: String! largestParty: Int!`;

const TYPES = `
  type RestaurantPhoto { url: String! width: Int height: Int alt: String }
  type RestaurantHours { weekday: Int! opens: String! closes: String! lastSeating: String! }
  type RestaurantService { key: String! name: String! hours: [RestaurantHours!]! }
  type Restaurant { ${PUBLIC_FIELDS} }
  type RestaurantDetail {
    ${PUBLIC_FIELDS}
    services: [RestaurantService!]! countPer: String! slotMinutes: Int! daysAhead: Int! leadMinutes: Int!
    cancelMinutes: Int! keepMinutes: Int! closedDates: [String!]!
  }
  type Query {
    restaurants(page: Int, pageSize: Int, locale: String): [Restaurant!]!
    restaurant(slug: String!, locale: String): RestaurantDetail
  }`;

/** The catalogue's reads over GraphQL. */
export const registerGraphql = (strapi: Core.Strapi): void => openReads(strapi, TYPES, queries(strapi));

const queries = (strapi: Core.Strapi) => ({
  restaurants: (_: unknown, args: object) =>
    answered(async () => {
      const query = valid(restaurantsQuery, args);
      return (await catalogue(strapi).restaurants(query)).restaurants.map((each) => shown(each, query.locale));
    }),
  restaurant: (_: unknown, args: object) =>
    orNull(async () => {
      const restaurant = await catalogue(strapi).restaurant(valid(slugParams, args).slug);
      const closedDates = await catalogue(strapi).closedDates(restaurant);
      return { ...inDetail(restaurant, valid(restaurantQuery, args).locale), closedDates };
    }),
});
