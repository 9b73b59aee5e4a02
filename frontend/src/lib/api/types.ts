/** The names that the site uses of the API's document. Instants are ISO 8601 in UTC, local dates are `YYYY-MM-DD`. */
import type { Language } from '../i18n/languages';
import type { components, paths as documentedPaths, operations } from './openapi';

type Schemas = components['schemas'];

/** An amount in the minor units of its currency: 12 500 is 12.500 TND. */
export type Money = Schemas['Money'];
export type StationShort = Schemas['Place'];
export type Place = Pick<StationShort, 'slug' | 'name' | 'city'>;
export type Station = Schemas['Station'];
export type StationWithDestinations = Schemas['StationWithDestinations'];
export type Trip = Schemas['Trip'];
export type TripDetail = Schemas['TripDetail'];
/** What a booking of the trips trade is about. */
export type BookedTrip = Omit<Trip, 'seatsLeft'>;
export type Booking = Schemas['Booking'];
export type NewBooking = Schemas['NewBooking'];
export type BookingStatus = Booking['status'];
export type NewBookingBody = operations['postTripsDocumentIdBookings']['requestBody']['content']['application/json'];
export type Restaurant = Schemas['Restaurant'];
export type RestaurantDetail = Schemas['RestaurantDetail'];
export type RestaurantDay = Schemas['RestaurantDay'];
export type DayState = RestaurantDay['state'];
export type NewTableBody = operations['postRestaurantsSlugBookings']['requestBody']['content']['application/json'];

type Names = Record<Language, string | null>;

/** What a booking of the tables trade is about. */
export interface BookedTable {
  restaurant: { slug: string; name: string; names: Names; city: string; address: string | null };
  /** Undefined once the service is no longer offered. */
  service?: { key: string; name: string; names: Names };
  /** Of the service: half past midnight in Friday's dinner is Friday. */
  date: string | null;
  time: string;
  covers: number;
  keepMinutes: number;
  waitingFor: 'limit' | 'hand' | null;
}

/** Another time, another number of covers or other notes for a table. */
export type TableMove = {
  date?: string;
  time?: string;
  service?: string;
  covers: number;
  notes: string | null;
};
export type Payment = Schemas['Payment'];
export type PaymentSummary = Schemas['PaymentOverview'];
export type PaymentStatus = Payment['status'];
export type Pagination = operations['getTrips']['responses'][200]['content']['application/json']['meta']['pagination'];
export type ErrorBody = Schemas['Error'];
export type FieldError = NonNullable<ErrorBody['error']['details']['errors']>[number];

export interface Session {
  jwt: string;
  refreshToken?: string;
}

interface Account {
  id: number;
  username: string;
  email: string;
}

interface Json<T> {
  content: { 'application/json': T };
}

interface Answers<T> {
  200: Json<T>;
  '4XX': Json<ErrorBody>;
}

type None = Record<never, never>;

interface Post<Body, Answer> {
  post: { parameters: None; requestBody: Json<Body>; responses: Answers<Answer> };
}

/** Strapi's own routes for accounts, which its document leaves out. */
interface AccountPaths {
  '/auth/local': Post<{ identifier: string; password: string }, Session>;
  '/auth/local/register': Post<{ username: string; email: string; password: string }, Session>;
  '/auth/refresh': Post<{ refreshToken: string }, Session>;
  '/auth/logout': Post<{ refreshToken: string }, { ok: boolean }>;
  '/users/me': { get: { parameters: None; responses: Answers<Account> } };
}

export type paths = documentedPaths & AccountPaths;
