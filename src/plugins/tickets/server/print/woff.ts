import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;
const WOFF = 0x774f4646;

/**
 * A WOFF font as plain OpenType (W3C WOFF 1.0). Its reader would unpack a table anew for every letter that is set from
 * it, which took most of a ticket's time.
 */
export function unpackWoff(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== WOFF) throw new Error('This is no WOFF font');
  const tables = Array.from({ length: file.readUInt16BE(12) }, (_, index) => tableAt(file, HEADER + index * ENTRY));
  const head = Buffer.alloc(12 + tables.length * 16);
  head.writeUInt32BE(file.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  let offset = head.length;
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const entry = 12 + index * 16;
    head.writeUInt32BE(tag, entry);
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(content.length, entry + 12);
    offset += padded(content.length);
  }
  return Buffer.concat([head, ...tables.map(({ content }) => Buffer.concat([content], padded(content.length)))]);
}

function tableAt(file: Buffer, at: number): { tag: number; checksum: number; content: Buffer } {
  const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((field) => file.readUInt32BE(at + field)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const content = file.subarray(offset, offset + packed);
  return { tag, checksum, content: packed < length ? inflateSync(content) : content };
}

/** Tables begin at multiples of four bytes. */
const padded = (length: number): number => (length + 3) & ~3;
