import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readCode, readPicture } from './reading';
import { isSigned, openTicket } from './ticket';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** As tickets are printed: signed, and in capitals that make a small picture. */
function print(payload: string, key: KeyObject): string {
  const signature = sign('sha256', Buffer.from(payload), { key, dsaEncoding: 'ieee-p1363' });
  const bits = [...signature].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g)?.map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]);
  return `${payload}.${letters?.join('')}`;
}

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey, publicKey } = pair();
const jwk = publicKey.export({ format: 'jwk' }) as JsonWebKey;
const payload = 'R1.K7QF3MXD.2.M5XKAB12CD34EF56GH78JK90';

describe('a ticket', () => {
  it('says which booking and which trip it is for', () => {
    expect(openTicket(print(payload, privateKey))).toMatchObject({
      code: 'K7QF-3MXD',
      linkVersion: 2,
      trip: 'm5xkab12cd34ef56gh78jk90',
    });
  });

  it('is believed with the signature of the station', async () => {
    const ticket = openTicket(print(payload, privateKey));
    expect(ticket && (await isSigned(ticket, jwk))).toBe(true);
  });

  it('is not believed with another signature, or another text under it', async () => {
    const foreign = openTicket(print(payload, pair().privateKey));
    expect(foreign && (await isSigned(foreign, jwk))).toBe(false);
    const changed = openTicket(print(payload, privateKey).replace('K7QF', 'K7QG'));
    expect(changed && (await isSigned(changed, jwk))).toBe(false);
  });

  it.each(['', 'https://example.org', 'R1.K7QF3MXD.1.TRIP', 'R2.K7QF3MXD.1.TRIP.AAAA'])('is not what %j is', (text) => {
    expect(openTicket(text)).toBeNull();
  });
});

describe('a code', () => {
  it('is read however it was typed', () => {
    for (const typed of ['K7QF-3MXD', 'k7qf3mxd', ' k7qf 3mxd ', 'K7QF–3MXD'])
      expect(readCode(typed)).toBe('K7QF-3MXD');
  });

  it('has eight letters and digits', () => {
    for (const typed of ['', 'K7QF', 'K7QF-3MXDD']) expect(readCode(typed)).toBeNull();
  });
});

it('sends no more of a picture than a ticket can hold', () => {
  expect(readPicture('x'.repeat(5000))).toEqual({ token: 'x'.repeat(1000) });
});
