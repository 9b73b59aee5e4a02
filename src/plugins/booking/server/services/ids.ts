import { randomBytes, randomUUID } from 'node:crypto';
import { codeFrom } from '../domain/code';

const POOL_BYTES = 4096;
const CODE_BYTES = 16;

/** Drawn ahead: asking the system for sixteen bytes costs as much as asking it for four thousand. */
let pool = Buffer.alloc(0);

function random(size: number): Buffer {
  if (pool.length < size) pool = randomBytes(POOL_BYTES);
  const drawn = pool.subarray(0, size);
  pool = pool.subarray(size);
  return drawn;
}

/** The shape of Strapi's own document ids: 24 lower-case letters and digits. @param kind the letter it begins with */
export const newDocumentId = (kind: string): string => `${kind}${randomUUID().replaceAll('-', '').slice(0, 23)}`;

export function newCode(): string {
  for (;;) {
    const code = codeFrom(random(CODE_BYTES));
    if (code) return code;
  }
}
