import { generateKeyPairSync, sign } from 'node:crypto';
import { openTicket, payloadOf, resourceKey, sealTicket } from '../../src/plugins/tickets/server/domain/token';
import { signerOf } from '../../src/plugins/tickets/server/services/signer';
import { readTicket } from '../helpers/tickets';
import { PASSWORD, type Stage } from './stage';

export interface Passenger {
  code: string;
  name: string;
  linkVersion: number;
  attendedBy: string | null;
}

/** A member of staff, straight at the API. */
export interface Staff {
  /** The first of that day's departures that has eight seats taken. */
  fullDeparture(date: string): Promise<string>;
  passenger(trip: string, name: string): Promise<Passenger>;
  checkIn(scan: { scanId: string; trip: string; code: string }): Promise<object>;
}

export async function signInStaff({ apiUrl }: Stage, email: string): Promise<Staff> {
  const send = async <T>(path: string, body?: object, jwt?: string): Promise<T> => {
    const answer = await fetch(apiUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'Content-Type': 'application/json', ...(jwt && { Authorization: `Bearer ${jwt}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  };
  const { token } = await send<{ token: string }>('/admin/login', { email, password: PASSWORD });
  return {
    fullDeparture: async (date) => {
      const path = `/tickets/departures?date=${date}`;
      const departures = await send<{ trip: string; seats: number }[]>(path, undefined, token);
      return departures.find(({ seats }) => seats === 8)?.trip ?? '';
    },
    passenger: async (trip, name) => {
      const { entries } = await send<{ entries: Passenger[] }>(`/tickets/departures/${trip}`, undefined, token);
      const found = entries.find((entry) => entry.name === name);
      if (!found) throw new Error(`${name} is not on this departure`);
      return found;
    },
    checkIn: (scan) => send('/tickets/check-ins', { ...scan, scannedAt: new Date().toISOString() }, token),
  };
}

/** One seat more, to be paid at the station, and what the QR code on its printed ticket says. */
export async function sellTicket(stage: Stage, documentId: string): Promise<{ code: string; printed: string }> {
  const { code, token } = await stage.book({ documentId }, 1, 'late@example.org');
  const booking = `${stage.apiUrl}/api/bookings/${code}`;
  const headers = { 'Booking-Token': token, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ data: { provider: 'desk' } });
  const paid = await fetch(`${booking}/payments`, { method: 'POST', headers, body });
  if (paid.status !== 201) throw new Error(`${paid.status}: ${await paid.text()}`);
  const pdf = await fetch(`${booking}/ticket`, { headers });
  const { qr } = await readTicket(Buffer.from(await pdf.arrayBuffer()));
  return { code, printed: qr ?? '' };
}

/** What the QR code on a passenger's ticket says. */
export function ticketOf({ code, linkVersion }: Passenger, trip: string): string {
  const payload = payloadOf({ code: code.replace('-', ''), linkVersion, resource: resourceKey(trip) });
  return sealTicket(payload, signerOf(process.env.BOOKING_SECRET ?? '').sign(payload));
}

/** The same ticket, signed by somebody who has not the station's key. */
export function forge(ticket: string): string {
  const { payload = '' } = openTicket(ticket) ?? {};
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return sealTicket(payload, sign('sha256', Buffer.from(payload), { key: privateKey, dsaEncoding: 'ieee-p1363' }));
}
