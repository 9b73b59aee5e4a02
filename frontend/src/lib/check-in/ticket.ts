import { readCode } from './reading';

/** What the QR code of a ticket says of itself: `R1.K7QF3MXD.1.<trip>.<signature>`. */
interface OpenedTicket {
  code: string;
  linkVersion: number;
  trip: string;
  payload: string;
  signature: Uint8Array<ArrayBuffer>;
}

const format = /^(R1\.([2-9A-Z]{8})\.(\d{1,9})\.([^.]+))\.([A-Z2-7]{103})$/;
/** RFC 4648, without padding. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/** The parts of a ticket, not yet believed; null for any other text. */
export function openTicket(token: string): OpenedTicket | null {
  const [, payload, letters, linkVersion, resource, seal] = format.exec(token) ?? [];
  const code = readCode(letters ?? '');
  if (!payload || !resource || !seal || !code) return null;
  // A QR code is smallest in capitals; the ids of trips have small letters only.
  return { code, linkVersion: Number(linkVersion), trip: resource.toLowerCase(), payload, signature: bytesOf(seal) };
}

/** Whether the station signed it. Works without a line: the browser does the arithmetic. */
export async function isSigned({ payload, signature }: OpenedTicket, publicKey: JsonWebKey): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', publicKey, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(payload);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}
