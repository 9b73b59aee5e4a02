import type { Language } from '../i18n/languages';
import { pathTo } from '../routes';
import type { Day, Outcome, PassengerList, Scan } from './types';

/** How a request from the phone to the site ended. */
export type Reply<T> =
  | { kind: 'answer'; data: T }
  /** Understood and not taken: asking again changes nothing. */
  | { kind: 'refused'; status: number }
  | { kind: 'signed_out' }
  /** No line, no answer in time, or a server that cannot answer now. */
  | { kind: 'away' };

const timeoutMs = 8000;
/** The server asks to wait, or cannot answer now. */
const passing = new Set([408, 425, 429]);

export type Site = ReturnType<typeof createSite>;

/** The phone talks to the site only; the site holds the tokens and asks the API. */
export function createSite(language: Language) {
  return {
    day: (date: string) => ask<Day>(pathTo(language, 'checkInDepartures', {}, { date })),
    list: (trip: string) => ask<PassengerList>(pathTo(language, 'checkInList', { trip })),
    send: (scan: Scan) => ask<Outcome>(pathTo(language, 'checkInScans'), { method: 'POST', body: scanForm(scan) }),
    signOut: () => ask<null>(pathTo(language, 'checkInSignOut'), { method: 'POST' }),
  };
}

function scanForm({ scanId, trip, reading, scannedAt }: Scan): URLSearchParams {
  return new URLSearchParams({ scanId, trip, scannedAt, ...reading });
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
  try {
    const headers = { Accept: 'application/json' };
    const response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok) return { kind: 'answer', data: (await response.json()) as T };
    if (response.status === 401) return { kind: 'signed_out' };
    const isPassing = response.status >= 500 || passing.has(response.status);
    return isPassing ? { kind: 'away' } : { kind: 'refused', status: response.status };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) {
      return { kind: 'away' };
    }
    throw error;
  }
}
