import type { Core } from '@strapi/strapi';
import { answered, openReads, orNull, validArguments as valid } from '../../booking/server/port';
import { slugParams, stationsQuery, tripParams, tripsQuery } from './controllers/shapes';
import { shown } from './controllers/stations';
import { catalogue } from './services/catalogue';

const TYPES = `
  type Money { amount: Int! currency: String! }
  type Place { slug: String! name: String! city: String! timeZone: String! phone: String }
  type Destination { slug: String! name: String! city: String! }
  type Station {
    documentId: ID! slug: String! name: String! city: String! phone: String latitude: Float longitude: Float
    timeZone: String! currency: String!
  }
  type StationWithDestinations {
    documentId: ID! slug: String! name: String! city: String! phone: String latitude: Float longitude: Float
    timeZone: String! currency: String! destinations: [Destination!]!
  }
  type Trip {
    documentId: ID! from: Place! destination: Place! departure: String! arrival: String price: Money!
    seats: Int! seatsLeft: Int! status: String!
  }
  type Query {
    stations(page: Int, pageSize: Int): [Station!]!
    station(slug: String!): StationWithDestinations
    trips(from: String!, to: String, date: String!, page: Int, pageSize: Int): [Trip!]!
    trip(documentId: ID!): Trip
  }`;

/** The catalogue's reads over GraphQL. */
export const registerGraphql = (strapi: Core.Strapi): void => openReads(strapi, TYPES, queries(strapi));

const queries = (strapi: Core.Strapi) => ({
  stations: (_: unknown, args: object) =>
    answered(async () => (await catalogue(strapi).stations(valid(stationsQuery, args))).stations.map(shown)),
  station: (_: unknown, args: object) => orNull(() => stationOf(strapi, valid(slugParams, args).slug)),
  trips: (_: unknown, args: object) =>
    answered(async () => (await catalogue(strapi).search(valid(tripsQuery, args))).trips.map(inText)),
  trip: (_: unknown, args: object) =>
    orNull(async () => inText(await catalogue(strapi).trip(valid(tripParams, args).documentId))),
});

async function stationOf(strapi: Core.Strapi, slug: string) {
  const station = await catalogue(strapi).station(slug);
  return { ...shown(station), destinations: await catalogue(strapi).destinations(station) };
}

const inText = <T extends { departure: Date; arrival: Date | null }>(trip: T) => ({
  ...trip,
  departure: trip.departure.toISOString(),
  arrival: trip.arrival?.toISOString() ?? null,
});
