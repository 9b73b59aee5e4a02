/// <reference path="./yauzl.d.ts" />
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, openPromise } from 'yauzl';
import { FeedFault } from '../domain/gtfs/row';

/** Where a feed's files are. */
export interface Source {
  /** Null when there is no such file. */
  open(file: string): Promise<Readable | null>;
  close(): void;
}

/** A folder, or a zip with the files at its root, as feeds are published. */
export async function openSource(place: string): Promise<Source> {
  if (!existsSync(place)) throw new FeedFault('does not exist', { file: place });
  return statSync(place).isDirectory() ? openFolder(place) : openZip(place);
}

const openFolder = (folder: string): Source => ({
  open: async (file) => (existsSync(path.join(folder, file)) ? createReadStream(path.join(folder, file)) : null),
  close: () => undefined,
});

async function openZip(file: string): Promise<Source> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
    throw new FeedFault(`is neither a folder nor a zip (${error.message})`, { file });
  });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return {
    open: async (name) => {
      const entry = entries.get(name);
      return entry ? zip.openReadStreamPromise(entry) : null;
    },
    close: () => zip.close(),
  };
}
