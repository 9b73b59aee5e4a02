import { createECDH, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** Order of the group of P-256 (FIPS 186-5). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const LABEL = 'relais ticket signature 1';
const FORMAT = 'ieee-p1363';

/** A public key as WebCrypto imports it: `importKey('jwk', key, {name: 'ECDSA', namedCurve: 'P-256'}, ...)`. */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export interface Signer {
  /** For phones that check tickets while the line is down. */
  readonly publicKey: PublicKey;
  sign(payload: string): Uint8Array;
  verify(payload: string, signature: Uint8Array): boolean;
}

/** Every process derives the same pair, and nothing that a ticket shows leads back to the secret. */
export function signerOf(secret: string): Signer {
  const jwk = derive(secret);
  const privateKey = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  const publicKey: KeyObject = createPublicKey(privateKey);
  const { kty, crv, x, y } = jwk;
  return {
    publicKey: { kty, crv, x, y },
    sign: (payload) => sign('sha256', Buffer.from(payload), { key: privateKey, dsaEncoding: FORMAT }),
    verify: (payload, signature) =>
      verify('sha256', Buffer.from(payload), { key: publicKey, dsaEncoding: FORMAT }, signature),
  };
}

/** 128 bits more than the order has, so that the remainder favours no key (FIPS 186-5, A.2.1). */
function derive(secret: string): PublicKey & { readonly d: string } {
  const bits = Buffer.from(hkdfSync('sha256', secret, '', LABEL, 48)).toString('hex');
  const scalar = (BigInt(`0x${bits}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url')) as [
    string,
    string,
  ];
  return { kty: 'EC', crv: 'P-256', x, y, d: d.toString('base64url') };
}

export const createSigner = ({ strapi }: { strapi: Core.Strapi }): Signer =>
  signerOf(strapi.config.get<string>('plugin::tickets.secret'));

export const signer = (strapi: Core.Strapi): Signer => strapi.plugin('tickets').service('signer');
