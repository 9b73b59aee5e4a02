import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long after its making a webhook is taken: one that was recorded and is sent again later is refused. */
const TOLERANCE_S = 300;

const mac = (secret: string, at: number, body: string | Buffer): string =>
  createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');

/** `t=1700000000,v1=...`: the time, and what only somebody who has the secret can make of it and the body. */
export const sign = (secret: string, body: string, now: Date): string => {
  const at = Math.floor(now.getTime() / 1000);
  return `t=${at},v1=${mac(secret, at, body)}`;
};

export function isSigned(secret: string, body: Buffer, signature: string, now: Date): boolean {
  const [, at = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (given === '' || Math.abs(now.getTime() / 1000 - Number(at)) > TOLERANCE_S) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(mac(secret, Number(at), body), 'hex'));
}
