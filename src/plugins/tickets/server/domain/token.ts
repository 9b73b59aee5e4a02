/**
 * What the QR code of a ticket says: `R1.K7QF3MXD.1.M5XK…K2.<signature>`. The alphabet is that of QR codes' own compact
 * mode, so the picture stays coarse enough for a cheap camera; the text is short enough to be read by a person.
 */
export interface TicketClaims {
  /** The booking's code without its dash, `K7QF3MXD`. */
  readonly code: string;
  /** The booking's link version when the ticket was printed: raising it makes older tickets invalid. */
  readonly linkVersion: number;
  /** What was booked when the ticket was printed, by `resourceKey`. */
  readonly resource: string;
}

export interface SealedTicket {
  readonly claims: TicketClaims;
  /** What was signed. */
  readonly payload: string;
  /** r and s of ECDSA on P-256, as WebCrypto has them. */
  readonly signature: Uint8Array;
}

const VERSION = 'R1';
/** RFC 4648, without padding. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Longer than any ticket of ours: what a camera reads elsewhere is not even looked at. */
const LONGEST = 300;
const TOKEN = /^(R1\.([2-9A-Z]{8})\.(\d{1,9})\.([^.]+))\.([A-Z2-7]{103})$/;

/** Resources as tokens spell them: the QR alphabet has capitals only. */
export const resourceKey = (resource: string): string => resource.toUpperCase().replaceAll('.', ':');

export const payloadOf = ({ code, linkVersion, resource }: TicketClaims): string =>
  [VERSION, code, linkVersion, resource].join('.');

export const sealTicket = (payload: string, signature: Uint8Array): string => `${payload}.${toBase32(signature)}`;

/** The parts of a token, not yet believed: the signature is to be checked. Undefined for anything else. */
export function openTicket(token: string): SealedTicket | undefined {
  const [, payload, code, linkVersion, resource, seal] = (token.length <= LONGEST && TOKEN.exec(token)) || [];
  if (!payload || !code || !linkVersion || !resource || !seal) return undefined;
  const claims = { code, linkVersion: Number(linkVersion), resource };
  const signature = fromBase32(seal);
  // One ticket has one spelling: no leading zeros, no spare bits in the signature's last letter.
  if (payloadOf(claims) !== payload || toBase32(signature) !== seal) return undefined;
  return { claims, payload, signature };
}

function toBase32(bytes: Uint8Array): string {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += BASE32[(pair >> (11 - (bit & 7))) & 31];
  }
  return text;
}

function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  for (const [position, letter] of [...text].entries()) {
    const bit = position * 5;
    const value = BASE32.indexOf(letter) << (11 - (bit & 7));
    for (const [offset, part] of [value >> 8, value & 255].entries()) {
      const index = (bit >> 3) + offset;
      if (index < bytes.length) bytes[index] = (bytes[index] as number) | part;
    }
  }
  return bytes;
}
