import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isTimeZone } from '../../../booking/server/port';
import type { Feed } from '../domain/gtfs/feed';
import { FeedReader, type Table } from '../domain/gtfs/feed-reader';
import { FeedFault, Row } from '../domain/gtfs/row';
import { openSource } from './source';

/**
 * Reads a GTFS feed, file by file and line by line.
 * @param place a folder or a zip
 * @param onFile told of each file with the number of its lines
 * @throws FeedFault for the first thing that is wrong
 */
export async function readFeed(place: string, onFile: (file: string, lines: number) => void): Promise<Feed> {
  const source = await openSource(place);
  try {
    const reader = new FeedReader(isTimeZone);
    const present = new Set<string>();
    for (const table of reader.tables) {
      const stream = await source.open(table.file);
      const missing = stream ? undefined : table.missing(present);
      if (missing) throw new FeedFault(missing, { file: table.file });
      if (!stream) continue;
      present.add(table.file);
      onFile(table.file, await readTable(table, stream));
    }
    return reader.finish();
  } finally {
    source.close();
  }
}

interface Line {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function readTable({ file, columns, add }: Table, stream: Readable): Promise<number> {
  let header: string[] | undefined;
  let count = 0;
  try {
    const lines = stream.pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
    stream.once('error', (error) => lines.destroy(error));
    for await (const { record, info } of lines as AsyncIterable<Line>) {
      if (!header) {
        header = checkHeader(file, columns, record);
        continue;
      }
      if (record.length > header.length) {
        throw new FeedFault(`has ${record.length} cells under ${header.length} columns`, { file, line: info.lines });
      }
      add(new Row(file, info.lines, new Map(header.map((column, i) => [column, record[i] ?? '']))));
      count += 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FeedFault(error.message, { file, line: Number(error.lines) || 1 });
    throw error;
  }
  if (!header) throw new FeedFault('is empty', { file });
  return count;
}

function checkHeader(file: string, columns: readonly string[], record: readonly string[]): string[] {
  const header = record.map((name) => name.trim());
  for (const column of columns) {
    if (!header.includes(column)) throw new FeedFault('is missing', { file, line: 1, column });
  }
  return header;
}
