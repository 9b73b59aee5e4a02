/** What is wrong with a feed, and where: its message names the file, the line and the column. */
export class FeedFault extends Error {
  constructor(
    readonly fault: string,
    readonly at: { readonly file: string; readonly line?: number; readonly column?: string },
  ) {
    const place = [at.file, at.line && `line ${at.line}`, at.column && `column ${at.column}`]
      .filter(Boolean)
      .join(', ');
    super(`${place}: ${fault}`);
    this.name = 'FeedFault';
  }
}

const TIME = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;
const DATE = /^(\d{4})(\d{2})(\d{2})$/;
const NUMBER = /^[+-]?\d{1,3}(\.\d+)?$/;
const INTEGER = /^\d{1,9}$/;

/**
 * Seconds since "noon minus 12 hours" of the service day; more than 24 hours for what runs on after midnight.
 * @param text `6:05:00`, `25:10:00`, and `06:05` as many feeds write it
 */
export function secondsOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = TIME.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `20261120` as `2026-11-20`; undefined for a date that does not exist. */
export function dateOf(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  const known = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(date) ? date : undefined;
}

/** One line of a feed's file. Its readers say what is wrong in words that lead to the cell. */
export class Row {
  constructor(
    readonly file: string,
    readonly line: number,
    private readonly cells: ReadonlyMap<string, string>,
  ) {}

  /** Trimmed; empty when the cell, or the whole column, is not there. */
  optional(column: string): string {
    return (this.cells.get(column) ?? '').trim();
  }

  text(column: string): string {
    return this.optional(column) || this.fail(column, 'is empty');
  }

  date(column: string): string {
    return dateOf(this.text(column)) ?? this.fail(column, `"${this.text(column)}" is no date (YYYYMMDD)`);
  }

  /** Null for an empty cell, which a feed may leave between its timed stops. */
  seconds(column: string): number | null {
    const text = this.optional(column);
    if (text === '') return null;
    return secondsOf(text) ?? this.fail(column, `"${text}" is no time (HH:MM:SS)`);
  }

  integer(column: string): number {
    const text = this.text(column);
    return INTEGER.test(text) ? Number(text) : this.fail(column, `"${text}" is no whole number`);
  }

  choice(column: string, choices: readonly string[]): string {
    const text = this.text(column);
    return choices.includes(text) ? text : this.fail(column, `"${text}" is none of ${choices.join(', ')}`);
  }

  coordinate(column: string, limit: number): number {
    const text = this.text(column);
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    return Math.abs(value) <= limit
      ? value
      : this.fail(column, `"${text}" is no coordinate between -${limit} and ${limit}`);
  }

  fail(column: string, fault: string): never {
    throw new FeedFault(fault, { file: this.file, line: this.line, column });
  }
}
