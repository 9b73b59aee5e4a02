import createClient from 'openapi-fetch';
import type { Language } from '../i18n/languages';
import { ApiError, ApiUnavailable } from './errors';
import type { ErrorBody, NewBookingBody, NewTableBody, paths, TableMove } from './types';

export interface ApiSettings {
  baseUrl: string;
  /** Who is asking: the API counts its rate limits by this address. */
  clientAddress: string;
  language: Language;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

/** What opens a booking: the token of its private link, the session of its client, or both. */
export interface BookingKey {
  code: string;
  token?: string | undefined;
  jwt?: string | undefined;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const defaultRetryAfter = 10;
const stationLimit = 500;
const restaurantLimit = 100;
/** Longer than the API itself waits for a provider: its answer says what became of the payment. */
const paymentTimeoutMs = 12_000;

export type Api = ReturnType<typeof createApi>;

/** The calls the site makes. Each throws `ApiError` when refused and `ApiUnavailable` when there is no usable answer. */
export function createApi({ baseUrl, clientAddress, language, timeoutMs = 8000, fetch: send = fetch }: ApiSettings) {
  const within = (milliseconds: number) => (request: Request) =>
    send(request, { signal: AbortSignal.timeout(milliseconds) });
  const client = createClient<paths>({
    baseUrl: `${baseUrl}/api`,
    headers: { 'X-Forwarded-For': clientAddress, 'Accept-Language': language },
    fetch: within(timeoutMs),
  });
  const access = ({ code, token, jwt }: BookingKey) => ({
    params: { path: { code }, header: token ? { 'Booking-Token': token } : {} },
    headers: bearer(jwt),
  });

  return {
    stations: async () =>
      (await answered(client.GET('/stations', { params: { query: { pageSize: stationLimit } } }))).data,
    station: async (slug: string) =>
      (await answered(client.GET('/stations/{slug}', { params: { path: { slug } } }))).data,
    trips: (query: paths['/trips']['get']['parameters']['query']) =>
      answered(client.GET('/trips', { params: { query } })),
    trip: async (documentId: string) =>
      (await answered(client.GET('/trips/{documentId}', { params: { path: { documentId } } }))).data,
    reserve: async (documentId: string, body: NewBookingBody['data'], idempotencyKey: string, jwt?: string) =>
      (
        await answered(
          client.POST('/trips/{documentId}/bookings', {
            params: { path: { documentId }, header: { 'Idempotency-Key': idempotencyKey } },
            headers: bearer(jwt),
            body: { data: body },
          }),
        )
      ).data,
    restaurants: async () =>
      (
        await answered(
          client.GET('/restaurants', { params: { query: { locale: language, pageSize: restaurantLimit } } }),
        )
      ).data,
    restaurant: async (slug: string) =>
      (await answered(client.GET('/restaurants/{slug}', { params: { path: { slug }, query: { locale: language } } })))
        .data,
    availability: async (slug: string, query: { from: string; to: string; covers: number }) =>
      (
        await answered(
          client.GET('/restaurants/{slug}/availability', {
            params: { path: { slug }, query: { ...query, locale: language } },
          }),
        )
      ).data,
    bookTable: async (slug: string, body: NewTableBody['data'], idempotencyKey: string, jwt?: string) =>
      (
        await answered(
          client.POST('/restaurants/{slug}/bookings', {
            params: { path: { slug }, header: { 'Idempotency-Key': idempotencyKey } },
            headers: bearer(jwt),
            body: { data: body },
          }),
        )
      ).data,
    booking: async (key: BookingKey) => (await answered(client.GET('/bookings/{code}', access(key)))).data,
    payments: async (key: BookingKey) => (await answered(client.GET('/bookings/{code}/payments', access(key)))).data,
    pay: async (key: BookingKey, provider: string, idempotencyKey: string) => {
      const { params, headers } = access(key);
      const header = { ...params.header, 'Idempotency-Key': idempotencyKey };
      const sent = {
        params: { ...params, header },
        headers,
        body: { data: { provider } },
        fetch: within(paymentTimeoutMs),
      };
      return (await answered(client.POST('/bookings/{code}/payments', sent))).data;
    },
    cancelPayment: async (key: BookingKey, payment: string) => {
      const { params, headers } = access(key);
      const sent = { params: { ...params, path: { ...params.path, payment } }, headers };
      return (await answered(client.POST('/bookings/{code}/payments/{payment}/cancel', sent))).data;
    },
    ticket: (key: BookingKey, locale: Language) => {
      const { params, headers } = access(key);
      const sent = { params: { ...params, query: { locale } }, headers, parseAs: 'arrayBuffer' as const };
      return answered(client.GET('/bookings/{code}/ticket', sent));
    },
    settle: async (key: BookingKey) => (await answered(client.POST('/bookings/{code}/settle', access(key)))).data,
    cancel: async (key: BookingKey) =>
      (await answered(client.POST('/bookings/{code}/cancel', { ...access(key), body: { data: {} } }))).data,
    move: async (key: BookingKey, data: { trip?: string; quantity?: number } | TableMove) =>
      (await answered(client.POST('/bookings/{code}/move', { ...access(key), body: { data } }))).data,
    calendar: (key: BookingKey) =>
      answered(client.GET('/bookings/{code}/calendar', { ...access(key), parseAs: 'text' })),
    myBookings: (when: 'upcoming' | 'past', page: number, jwt: string) =>
      answered(client.GET('/me/bookings', { params: { query: { when, page } }, headers: bearer(jwt) })),
    signIn: (identifier: string, password: string) =>
      answered(client.POST('/auth/local', { body: { identifier, password } })),
    register: (username: string, email: string, password: string) =>
      answered(client.POST('/auth/local/register', { body: { username, email, password } })),
    refresh: (refreshToken: string) => answered(client.POST('/auth/refresh', { body: { refreshToken } })),
    signOut: (refreshToken: string, jwt: string) =>
      answered(client.POST('/auth/logout', { body: { refreshToken }, headers: bearer(jwt) })),
    me: (jwt: string) => answered(client.GET('/users/me', { headers: bearer(jwt) })),
  };
}

function bearer(jwt: string | undefined): Record<string, string> {
  return jwt ? { Authorization: `Bearer ${jwt}` } : {};
}

async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new ApiUnavailable(defaultRetryAfter, cause);
  });
  if (response.status >= 500) throw new ApiUnavailable(retryAfter(response));
  if (!response.ok || data === undefined) throw new ApiError(response.status, errorBody(error));
  return data;
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isInteger(seconds) && seconds > 0 ? seconds : defaultRetryAfter;
}

function errorBody(error: unknown): Partial<ErrorBody> | undefined {
  return typeof error === 'object' && error !== null ? (error as Partial<ErrorBody>) : undefined;
}
