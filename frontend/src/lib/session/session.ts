import type { Api } from '../api/client';
import { ApiUnavailable, isApiError } from '../api/errors';
import type { Session } from '../api/types';
import { accessLifetime } from './access-token';
import { type CookieJar, sessionCookies } from './cookies';

export interface ClientSession {
  /** Whether this browser signed in here and has not signed out; the session may since have ended at the API. */
  isSignedIn: boolean;
  /** A usable access token, renewed when needed, or null when nobody is signed in any more. */
  accessToken(): Promise<string | null>;
  /** Makes a call as the client, renewing the session once if the API no longer knows the token; null when signed out. */
  asClient<T>(call: (jwt: string) => Promise<T>): Promise<T | null>;
  start(session: Session): void;
  end(): Promise<void>;
}

const refreshLifetime = 30 * 24 * 3600;
const sharedFor = 10_000;

/**
 * A refresh token works once. Two tabs that renew at the same moment share one renewal here; when they reach two
 * processes the later one fails, and must then leave the cookies alone: they may already be the winner's new ones.
 */
const renewals = new Map<string, Promise<Session | null>>();

export function openSession(cookies: CookieJar, api: Api, secure: boolean): ClientSession {
  return openSessionIn(sessionCookies(cookies, secure), api, refreshLifetime);
}

/** Where the tokens are kept. */
export type TokenJar = ReturnType<typeof sessionCookies>;
/** Who gives new ones and ends them. */
export interface TokenIssuer {
  refresh(refreshToken: string): Promise<Session>;
  signOut(refreshToken: string, jwt: string): Promise<unknown>;
}

/** The same for other accounts, whose tokens are kept and renewed elsewhere. */
export function openSessionIn(jar: TokenJar, api: TokenIssuer, lifetime: number): ClientSession {
  const start = (session: Session) => {
    jar.setAccess(session.jwt, accessLifetime(session.jwt));
    if (session.refreshToken) jar.setRefresh(session.refreshToken, lifetime);
  };
  const renew = async (): Promise<string | null> => {
    const token = jar.refresh();
    if (!token) return null;
    const session = await sharedRenewal(token, api);
    if (session) start(session);
    return session?.jwt ?? null;
  };
  const accessToken = async () => jar.access() ?? (await renew());

  return {
    isSignedIn: jar.refresh() !== undefined,
    accessToken,
    asClient: async (call) => {
      const jwt = await accessToken();
      if (!jwt) return null;
      try {
        return await call(jwt);
      } catch (error) {
        if (!isApiError(error, 401)) throw error;
      }
      const renewed = await renew();
      return renewed ? call(renewed) : null;
    },
    start,
    end: async () => {
      try {
        const jwt = jar.refresh() ? await accessToken() : null;
        const token = jar.refresh();
        if (token && jwt) await api.signOut(token, jwt);
      } catch (error) {
        // Signed out in this browser all the same: the session then ends at the API by its age.
        if (!isApiError(error) && !(error instanceof ApiUnavailable)) throw error;
      } finally {
        jar.clear();
      }
    },
  };
}

function sharedRenewal(token: string, api: TokenIssuer): Promise<Session | null> {
  const underWay = renewals.get(token);
  if (underWay !== undefined) return underWay;
  const renewal = renewed(token, api);
  renewals.set(token, renewal);
  setTimeout(() => renewals.delete(token), sharedFor).unref();
  return renewal;
}

async function renewed(token: string, api: TokenIssuer): Promise<Session | null> {
  try {
    return await api.refresh(token);
  } catch (error) {
    if (isApiError(error, 400, 401, 403)) return null;
    renewals.delete(token);
    throw error;
  }
}
