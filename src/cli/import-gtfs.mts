import { parseArgs } from 'node:util';
import type { FeedImport, ImportSummary } from '../plugins/trips/server/services/import-feed.js';
import { describeFailure, Problem } from './problem.mts';
import { withStrapi } from './strapi.mts';

const USAGE = `npm run import:gtfs -- <folder or zip> --from 2026-11-20 --days 7 --seats 16 [--price 12.5 --currency EUR] [--feed name]

  --from      the first service day
  --days      how many days to import (1 to 366)
  --seats     seats of every trip
  --price     of a seat, in the currency's own unit (0)
  --currency  ISO 4217 code (EUR)
  --feed      tells feeds apart whose ids collide (the agency's name)`;

const fail = (words: string): never => {
  throw new Problem(`${words}\n\n${USAGE}`);
};

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        days: { type: 'string' },
        seats: { type: 'string' },
        price: { type: 'string', default: '0' },
        currency: { type: 'string', default: 'EUR' },
        feed: { type: 'string' },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function integer(name: string, text: string | undefined, most: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most
    ? value
    : fail(`--${name} is to be a number from 1 to ${most}.`);
}

function date(text: string | undefined): string {
  try {
    return Temporal.PlainDate.from(text ?? '').toString();
  } catch {
    return fail('--from is to be a date like 2026-11-20.');
  }
}

function minorUnits(price: string, currency: string): number {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return fail(`"${currency}" is no currency code.`);
  const decimals =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = Number(price) * 10 ** decimals;
  const isWhole = Math.abs(amount - Math.round(amount)) < 1e-6;
  if (!/^\d+(\.\d+)?$/.test(price) || !isWhole || amount > 10_000_000)
    return fail(`"${price}" is no price in ${currency}.`);
  return Math.round(amount);
}

/** One line on a terminal that is written over as it goes; otherwise one line for each step. */
function progress(step: string, done: number, total: number): void {
  const isDone = done === total;
  const line = `${step}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}${isDone ? '\n' : ''}`);
  else if (isDone) console.log(line);
}

const counted = ({ made, changed, unchanged }: ImportSummary['trips']): string =>
  `${made} made, ${changed} changed, ${unchanged} unchanged`;

function report({
  name,
  timeZone,
  stations,
  trips,
  patterns,
  dropped,
  keptForPassengers,
  skipped,
}: ImportSummary): void {
  console.log(`\nFeed "${name}", times in ${timeZone}`);
  console.log(`  Stations: ${counted(stations)}`);
  console.log(`  Trips:    ${counted(trips)}, ${dropped} taken out (${patterns} patterns of stops)`);
  if (skipped > 0)
    console.log(
      `  ${skipped} trips of the feed lead nowhere (one stop, or back to where they begin) and were left out.`,
    );
  if (keptForPassengers > 0) {
    console.log(
      `  ${keptForPassengers} trips are no longer in the feed, but seats are booked on them: cancel them in the panel.`,
    );
  }
  const touched = stations.made + stations.changed + trips.made + trips.changed + dropped;
  if (touched === 0) console.log('  Nothing has changed.');
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [place, ...more] = positionals;
  if (place === undefined || more.length > 0) return fail('Say which feed to import: one folder or one zip.');
  const currency = values.currency.toUpperCase();
  const options = {
    place,
    from: date(values.from),
    days: integer('days', values.days, 366),
    seats: integer('seats', values.seats, 200),
    price: minorUnits(values.price, currency),
    currency,
    name: values.feed,
    onProgress: progress,
  };
  const summary = await withStrapi(async (strapi) => {
    const run: FeedImport = strapi.plugin('trips').service('feed-import');
    return run(options);
  });
  report(summary);
}

try {
  await main();
} catch (error) {
  const isFeedFault = error instanceof Error && error.name === 'FeedFault';
  console.error(isFeedFault ? error.message : describeFailure(error));
  process.exitCode = 1;
}
