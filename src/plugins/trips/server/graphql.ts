import type { Core } from '@strapi/strapi';
import { errors, type z } from '@strapi/utils';
import { Refusal } from '../../booking/server/port';
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

const PUBLIC = Object.fromEntries(
  ['stations', 'station', 'trips', 'trip'].map((name) => [`Query.${name}`, { auth: false }]),
);

interface ExtensionService {
  use(extension: object): void;
}

/** The catalogue's reads over GraphQL: the same services, the same checks of what comes in, and no booking. */
export function registerGraphql(strapi: Core.Strapi): void {
  if (!strapi.plugin('graphql')) return;
  const extension: ExtensionService = strapi.plugin('graphql').service('extension');
  extension.use({ typeDefs: TYPES, resolvers: { Query: queries(strapi) }, resolversConfig: PUBLIC });
}

const queries = (strapi: Core.Strapi) => ({
  stations: (_: unknown, args: object) =>
    answer(async () => (await catalogue(strapi).stations(valid(stationsQuery, args))).stations.map(shown)),
  station: (_: unknown, args: object) => orNull(() => stationOf(strapi, valid(slugParams, args).slug)),
  trips: (_: unknown, args: object) =>
    answer(async () => (await catalogue(strapi).search(valid(tripsQuery, args))).trips.map(inText)),
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

/** In GraphQL a variable that is null means one that was not given. */
function valid<T extends z.ZodType>(shape: T, args: object): z.output<T> {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null)));
  if (!parsed.success) throw new errors.ValidationError(parsed.error.issues.map(({ message }) => message).join(' '));
  return parsed.data;
}

async function answer<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw new errors.ApplicationError(error.message, { code: error.code });
    throw error;
  }
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
