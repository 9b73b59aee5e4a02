import { ApiError, ApiUnavailable } from '../api/errors';
import type { ErrorBody, Session } from '../api/types';
import { type ApiDeparture, type ApiList, type ApiOutcome, departureOf, listOf, outcomeOf } from './answers';
import type { Departure, Outcome, PassengerList, Scan } from './types';

interface StaffApiSettings {
  baseUrl: string;
  /** Who is asking: the API counts its rate limits by this address. */
  clientAddress: string;
  /** Of the site's own address: the API makes secure cookies only for callers who came over https. */
  protocol: string;
}

interface Call {
  jwt?: string | undefined;
  cookie?: string;
  body?: unknown;
}

const timeoutMs = 8000;
const defaultRetryAfter = 10;
/** Strapi keeps the staff's refresh token in a cookie and signs that with another; here both are one text. */
const refreshCookie = 'strapi_admin_refresh';
const separator = '~';

export type StaffApi = ReturnType<typeof createStaffApi>;

/** The calls that the check-in page makes as a member of staff: Strapi's own sign-in, and the tickets plugin's routes. */
export function createStaffApi({ baseUrl, clientAddress, protocol }: StaffApiSettings) {
  const headers = { 'X-Forwarded-For': clientAddress, 'X-Forwarded-Proto': protocol.replace(':', '') };

  async function ask(method: 'GET' | 'POST', path: string, { jwt, cookie, body }: Call): Promise<Response> {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        ...headers,
        ...(jwt && { Authorization: `Bearer ${jwt}` }),
        ...(cookie && { Cookie: cookie }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new ApiUnavailable(defaultRetryAfter, cause);
    });
    if (response.status >= 500)
      throw new ApiUnavailable(Number(response.headers.get('Retry-After')) || defaultRetryAfter);
    if (!response.ok) throw new ApiError(response.status, await errorBody(response));
    return response;
  }
  const data = async <T>(response: Promise<Response>) => ((await (await response).json()) as { data: T }).data;
  const session = async (response: Response): Promise<Session> => {
    const { token } = ((await response.json()) as { data: { token: string } }).data;
    return { jwt: token, refreshToken: refreshTokenIn(response.headers.getSetCookie()) };
  };

  return {
    signIn: async (email: string, password: string) =>
      session(await ask('POST', '/admin/login', { body: { email, password, rememberMe: true } })),
    refresh: async (refreshToken: string) =>
      session(await ask('POST', '/admin/access-token', { cookie: cookiesOf(refreshToken) })),
    /** Ends this session only; with a device named, Strapi looks up which it is by the access token. */
    signOut: async (_: string, jwt: string) => ask('POST', '/admin/logout', { jwt, body: { deviceId: 'check-in' } }),
    /** Of the stations that this person runs; today's, by each station's own calendar, when no date is given. */
    departures: async (jwt: string, date: string | null): Promise<Departure[]> => {
      const found = ask('GET', `/tickets/departures${date ? `?date=${date}` : ''}`, { jwt });
      return (await data<ApiDeparture[]>(found)).map(departureOf);
    },
    departure: async (jwt: string, trip: string): Promise<PassengerList> =>
      listOf(await data<ApiList>(ask('GET', `/tickets/departures/${encodeURIComponent(trip)}`, { jwt }))),
    checkIn: async (jwt: string, { scanId, trip, reading, scannedAt }: Scan): Promise<Outcome> =>
      outcomeOf(
        await data<ApiOutcome>(
          ask('POST', '/tickets/check-ins', { jwt, body: { scanId, trip, scannedAt, ...reading } }),
        ),
      ),
  };
}

async function errorBody(response: Response): Promise<Partial<ErrorBody> | undefined> {
  const text = await response.text();
  return text.startsWith('{') ? (JSON.parse(text) as Partial<ErrorBody>) : undefined;
}

/** The refresh token with its signature, from the cookies of an answer. */
function refreshTokenIn(setCookies: readonly string[]): string {
  const sent = (name: string) =>
    setCookies
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .split(';')[0] ?? '';
  return [sent(refreshCookie), sent(`${refreshCookie}.sig`)].join(separator);
}

function cookiesOf(refreshToken: string): string {
  const [value = '', signature = ''] = refreshToken.split(separator);
  return `${refreshCookie}=${value}; ${refreshCookie}.sig=${signature}`;
}
