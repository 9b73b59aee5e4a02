/** Shapes of the public API. Instants are ISO 8601 in UTC, local dates are `YYYY-MM-DD`. */

/** An amount in the minor units of its currency: 12 500 is 12.500 TND. */
export interface Money {
  amount: number;
  currency: string;
}

export interface Place {
  slug: string;
  name: string;
  city: string;
}

export interface StationShort extends Place {
  timeZone: string;
  phone: string | null;
}

export interface Station extends StationShort {
  documentId: string;
  latitude: number | null;
  longitude: number | null;
  currency: string;
}

export interface StationWithDestinations extends Station {
  destinations: Place[];
}

type TripStatus = 'scheduled' | 'cancelled' | 'departed';

interface TripSubject {
  documentId: string;
  from: StationShort;
  destination: StationShort;
  departure: string;
  arrival: string | null;
  /** Per seat. */
  price: Money;
  seats: number;
  status: TripStatus;
}

export interface Trip extends TripSubject {
  seatsLeft: number;
}

export interface TripDetail extends Trip {
  payAtVenue: boolean;
}

export type BookingStatus =
  | 'held'
  | 'confirmed'
  | 'waiting'
  | 'refused'
  | 'cancelled'
  | 'expired'
  | 'attended'
  | 'no_show';

type BookingAction = 'settle' | 'cancel' | 'move';

interface Contact {
  name: string;
  email: string | null;
  phone: string | null;
}

export interface Booking {
  code: string;
  trade: 'trips';
  status: BookingStatus;
  quantity: number;
  startsAt: string;
  endsAt: string | null;
  holdExpiresAt: string | null;
  serverTime: string;
  /** The total. */
  price: Money | null;
  venue: StationShort & { latitude: number | null; longitude: number | null };
  subject: TripSubject;
  contact: Contact;
  locale: string;
  payAtVenue: boolean;
  allowed: BookingAction[];
  createdAt: string;
}

export interface NewBooking extends Booking {
  token: string;
}

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

export interface FieldError {
  path: string[];
  code: string;
  message: string;
}

export interface ErrorBody {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    details?: { code?: string; left?: number; errors?: FieldError[] };
  };
}

export interface Session {
  jwt: string;
  refreshToken?: string;
}

interface Account {
  id: number;
  username: string;
  email: string;
}

interface Envelope<T> {
  data: T;
}

interface Page<T> {
  data: T[];
  meta: { pagination: Pagination };
}

interface Json<T> {
  content: { 'application/json': T };
}

interface Answers<T> {
  200: Json<T>;
  default: Json<ErrorBody>;
}

interface BookingAccess {
  path: { code: string };
  header?: { 'Booking-Token'?: string };
}

interface Get<Parameters, Answer> {
  get: { parameters: Parameters; responses: Answers<Answer> };
}

interface Post<Parameters, Body, Answer> {
  post: { parameters: Parameters; requestBody: Json<Body>; responses: Answers<Answer> };
}

export interface NewBookingBody {
  data: { seats: number; contact: { name: string; email?: string; phone?: string }; locale: string };
}

type None = Record<never, never>;

/** The operations, in the form that `openapi-fetch` reads. */
export interface paths {
  '/api/stations': Get<{ query?: { page?: number; pageSize?: number } }, Page<Station>>;
  '/api/stations/{slug}': Get<{ path: { slug: string } }, Envelope<StationWithDestinations>>;
  '/api/trips': Get<
    { query: { from: string; to?: string; date: string; page?: number; pageSize?: number } },
    Page<Trip>
  >;
  '/api/trips/{documentId}': Get<{ path: { documentId: string } }, Envelope<TripDetail>>;
  '/api/trips/{documentId}/bookings': Post<
    { path: { documentId: string }; header?: { 'Idempotency-Key'?: string } },
    NewBookingBody,
    Envelope<NewBooking>
  >;
  '/api/bookings/{code}': Get<BookingAccess, Envelope<Booking>>;
  '/api/bookings/{code}/payments': Post<BookingAccess, { data: { provider: 'desk' } }, Envelope<Booking>>;
  '/api/bookings/{code}/cancel': Post<BookingAccess, { data: { reason?: string } }, Envelope<Booking>>;
  '/api/bookings/{code}/move': Post<BookingAccess, { data: { trip?: string; quantity?: number } }, Envelope<Booking>>;
  '/api/bookings/{code}/calendar': Get<BookingAccess, string>;
  '/api/me/bookings': Get<{ query: { when: 'upcoming' | 'past'; page?: number } }, Page<Booking>>;
  '/api/auth/local': Post<None, { identifier: string; password: string }, Session>;
  '/api/auth/local/register': Post<None, { username: string; email: string; password: string }, Session>;
  '/api/auth/refresh': Post<None, { refreshToken: string }, Session>;
  '/api/auth/logout': Post<None, { refreshToken: string }, { ok: boolean }>;
  '/api/users/me': Get<None, Account>;
}
