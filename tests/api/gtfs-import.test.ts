import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../helpers/app';
import { book } from '../helpers/trips';

const FIXTURES = path.resolve(__dirname, '../fixtures');
const TINY = path.join(FIXTURES, 'gtfs-tiny');

interface Summary {
  stations: object;
  trips: object;
  patterns: number;
  dropped: number;
  keptForPassengers: number;
  skipped: number;
}

let app: App;
let scratch: string;

const importFeed = (place: string, options: object = {}): Promise<Summary> => {
  const run = app.strapi.plugin('trips').service('feed-import') as unknown as (options: object) => Promise<Summary>;
  const usual = { from: '2027-03-27', days: 4, seats: 16, price: 250, currency: 'EUR' };
  return run({ place, ...usual, onProgress: () => undefined, ...options });
};

/** The tiny feed with one file changed, or taken out. */
function changed(file: string, change: (text: string) => string | null): string {
  const folder = fs.mkdtempSync(path.join(scratch, 'feed-'));
  fs.cpSync(TINY, folder, { recursive: true });
  const text = change(fs.readFileSync(path.join(folder, file), 'utf8'));
  if (text === null) fs.rmSync(path.join(folder, file));
  else fs.writeFileSync(path.join(folder, file), text);
  return folder;
}

const tripsOf = async (from: string, date: string) => {
  const { body } = await app.http.get(`/api/trips?from=${from}&date=${date}`).expect(200);
  return body.data as { documentId: string; departure: string; arrival: string; destination: { slug: string } }[];
};

const counts = async () => ({
  stations: await app.strapi.db.query('plugin::trips.station').count(),
  trips: await app.strapi.db.query('plugin::trips.trip').count(),
  stops: await app.strapi.db.query('plugin::trips.trip-stop').count(),
  allotments: await app.strapi.db.query('plugin::booking.allotment').count(),
});

beforeAll(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gtfs-'));
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
  fs.rmSync(scratch, { recursive: true });
});

describe('a feed with something wrong', () => {
  const swap = (from: string, to: string) => (text: string) => text.replace(from, to);
  const FAULTS: [string, (text: string) => string | null, string][] = [
    ['stops.txt', () => null, 'stops.txt: is missing'],
    ['stop_times.txt', () => null, 'stop_times.txt: is missing'],
    ['stops.txt', () => '', 'stops.txt: is empty'],
    ['agency.txt', (text) => `${text.split('\n')[0]}\n`, 'agency.txt: has no line'],
    ['stops.txt', swap('stop_lat', 'latitude'), 'stops.txt, line 1, column stop_lat: is missing'],
    [
      'agency.txt',
      swap('Europe/Paris', 'Europe/Atlantis'),
      'agency.txt, line 2, column agency_timezone: "Europe/Atlantis" is no time zone',
    ],
    [
      'stops.txt',
      swap('62.09', '92.09'),
      'stops.txt, line 4, column stop_lat: "92.09" is no coordinate between -90 and 90',
    ],
    ['stops.txt', swap('-7.37', '7,37'), 'stops.txt, line 4: has 8 cells under 7 columns'],
    ['stops.txt', swap('Milieu', ''), 'stops.txt, line 5, column stop_name: is empty'],
    ['stops.txt', swap('bour2,', 'bour,'), 'stops.txt, line 6, column stop_id: "bour" stands there twice'],
    [
      'stops.txt',
      swap('0,centre', '0,nowhere'),
      'stops.txt, line 3, column parent_station: "nowhere" is not in stops.txt',
    ],
    [
      'calendar.txt',
      swap('1,1,1,1,1,0,0', '1,1,1,1,1,0,2'),
      'calendar.txt, line 2, column sunday: "2" is none of 0, 1',
    ],
    [
      'calendar.txt',
      swap('20270101', '20270230'),
      'calendar.txt, line 2, column start_date: "20270230" is no date (YYYYMMDD)',
    ],
    [
      'calendar.txt',
      swap('20271231', '20261231'),
      'calendar.txt, line 2, column end_date: "20261231" is before the start_date',
    ],
    [
      'calendar_dates.txt',
      (text) => `${text}only,20270330,2\n`,
      'calendar_dates.txt, line 5, column exception_type: contradicts an earlier line for that date',
    ],
    ['trips.txt', swap('R,week', 'X,week'), 'trips.txt, line 2, column route_id: "X" is not in routes.txt'],
    [
      'trips.txt',
      swap('only', 'never'),
      'trips.txt, line 4, column service_id: "never" is neither in calendar.txt nor in calendar_dates.txt',
    ],
    [
      'stop_times.txt',
      swap('once,08', 'twice,08'),
      'stop_times.txt, line 7, column trip_id: "twice" is not in trips.txt',
    ],
    [
      'stop_times.txt',
      swap('bour,30', 'gone,30'),
      'stop_times.txt, line 2, column stop_id: "gone" is not in stops.txt',
    ],
    [
      'stop_times.txt',
      swap('25:30:00,25:30:00', '25:61:00,25:30:00'),
      'stop_times.txt, line 5, column arrival_time: "25:61:00" is no time (HH:MM:SS)',
    ],
    [
      'stop_times.txt',
      swap('09:00:00,09:00:00', '07:00:00,07:00:00'),
      'stop_times.txt, line 8, column arrival_time: is before the stop before',
    ],
    [
      'stop_times.txt',
      swap('09:00:00,09:00:00', ','),
      'stop_times.txt, line 8, column arrival_time: is empty at the first or last stop',
    ],
    [
      'stop_times.txt',
      swap('mid,20', 'mid,10'),
      'stop_times.txt, line 4, column stop_sequence: "10" stands twice in this trip',
    ],
    [
      'stop_times.txt',
      swap('centre,2', 'centre,two'),
      'stop_times.txt, line 8, column stop_sequence: "two" is no whole number',
    ],
    ['stop_times.txt', swap('once,08:00:00', '"once,08:00:00'), 'stop_times.txt, line'],
    ['frequencies.txt', swap('1200', '0'), 'frequencies.txt, line 2, column headway_secs: is zero'],
  ];

  it.each(FAULTS)('in %s is refused, naming the place, and nothing is written', async (file, change, message) => {
    await expect(importFeed(changed(file, change))).rejects.toThrow(message);
    expect(await counts()).toEqual({ stations: 0, trips: 0, stops: 0, allotments: 0 });
  });

  it('without any calendar is refused', async () => {
    const folder = changed('calendar.txt', () => null);
    fs.rmSync(path.join(folder, 'calendar_dates.txt'));
    await expect(importFeed(folder)).rejects.toThrow('calendar_dates.txt: is missing, and so is calendar.txt');
  });

  it('or none at all is refused', async () => {
    await expect(importFeed('/nowhere/at/all')).rejects.toThrow('/nowhere/at/all: does not exist');
    await expect(importFeed(path.join(TINY, 'stops.txt'))).rejects.toThrow('is neither a folder nor a zip');
  });
});

describe('the tiny feed', () => {
  it('becomes stations and trips, from a folder', async () => {
    const before = await counts();
    const summary = await importFeed(TINY);
    // morning: Sunday 28 by exception, not Monday 29, Tuesday 30; night: 4 days; once: the 30th; every: 3 a day.
    expect(summary).toMatchObject({
      name: 'sondags-bussen-holm',
      stations: { made: 4, changed: 0, unchanged: 0 },
      trips: { made: 2 + 4 + 1 + 12, changed: 0, unchanged: 0 },
      patterns: 4,
      skipped: 1,
    });
    expect((await counts()).trips - before.trips).toBe(19);
  });

  it('gives stations readable addresses, each its own', async () => {
    const stations = await app.strapi.db.query('plugin::trips.station').findMany({
      select: ['slug', 'name', 'timeZone', 'currency'],
      where: { feedId: { $startsWith: 'sondags' } },
      orderBy: 'id',
    });
    expect(stations).toMatchObject([
      { slug: 'gare-centre', name: 'Gare "Centre"', timeZone: 'Europe/Paris', currency: 'EUR' },
      { slug: 'bour', name: 'Bøur', timeZone: 'Atlantic/Faroe' },
      { slug: 'milieu', name: 'Milieu', timeZone: 'Europe/Paris' },
      { slug: 'bour-1', name: 'Bøur', timeZone: 'Europe/Paris' },
    ]);
  });

  it('leaves at the right instant on the night of the time change, past midnight too', async () => {
    // On 28 March 2027 clocks in Paris go from 02:00 to 03:00.
    expect(await tripsOf('gare-centre', '2027-03-28')).toMatchObject([
      // The 27th's 25:30, half past one that night, before the change; its 26:15 falls after it.
      { departure: '2027-03-28T00:30:00.000Z', arrival: '2027-03-28T01:15:00.000Z', destination: { slug: 'bour-1' } },
      // 06:05 on the wall, by a platform of the station.
      { departure: '2027-03-28T04:05:00.000Z', arrival: '2027-03-28T05:10:00.000Z', destination: { slug: 'bour' } },
    ]);
  });

  it('sells its seats at its price', async () => {
    const [trip] = await tripsOf('gare-centre', '2027-03-30');
    const { body } = await app.http.get(`/api/trips/${trip?.documentId}`).expect(200);
    expect(body.data).toMatchObject({ seats: 16, seatsLeft: 16, price: { amount: 250, currency: 'EUR' } });
  });

  it('changes nothing when it comes again, as a zip', async () => {
    const before = await counts();
    expect(await importFeed(path.join(FIXTURES, 'gtfs-tiny.zip'))).toMatchObject({
      stations: { made: 0, changed: 0, unchanged: 4 },
      trips: { made: 0, changed: 0, unchanged: 19 },
      dropped: 0,
    });
    expect(await counts()).toEqual(before);
  });

  it('follows what the feed says differently; bookings go along, and what staff set stays', async () => {
    const [trip] = await tripsOf('bour', '2027-03-30');
    const documentId = trip?.documentId as string;
    await app.strapi.db.query('plugin::trips.trip').update({ where: { documentId }, data: { price: 900 } });
    const { body } = await book(app, { id: 0, documentId }, 2).expect(201);
    const later = changed('stop_times.txt', (text) => text.replace('08:00:00,08:00:00', '08:30:00,08:30:00'));
    expect(await importFeed(later)).toMatchObject({ trips: { made: 0, changed: 1, unchanged: 18 } });
    const { body: found } = await app.http
      .get(`/api/bookings/${body.data.code}`)
      .set('Booking-Token', body.data.token)
      .expect(200);
    expect(found.data).toMatchObject({ startsAt: '2027-03-30T06:30:00.000Z', subject: { price: { amount: 900 } } });
  });

  it('takes out what the feed no longer has, except where seats are booked', async () => {
    const without = changed('stop_times.txt', (text) => text.replace(/^(once|night),.*\n/gm, ''));
    expect(await importFeed(without)).toMatchObject({ dropped: 4, keptForPassengers: 1, skipped: 3 });
    expect(await tripsOf('bour', '2027-03-30')).toHaveLength(1);
  });
});

describe('a feed with exceptions only, or a weekly calendar only', () => {
  it('is imported', async () => {
    for (const [file, service] of [
      ['calendar.txt', 'only'],
      ['calendar_dates.txt', 'all'],
    ] as const) {
      const folder = changed(file, () => null);
      const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
      write('trips.txt', `route_id,service_id,trip_id\nR,${service},once\n`);
      write(
        'stop_times.txt',
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nonce,8:00,8:00,bour,1\nonce,9:00,9:00,mid,2\n',
      );
      fs.rmSync(path.join(folder, 'frequencies.txt'));
      expect(await importFeed(folder, { name: service, from: '2027-03-30', days: 1 })).toMatchObject({
        trips: { made: 1 },
      });
    }
  });
});

describe('the real feed of the Faroe Islands', () => {
  const FAROE = path.resolve(__dirname, '../../../shared/data/gtfs-faroe');
  const week = { from: '2026-11-20', days: 7, price: 0 };

  it('is imported whole, and once', async () => {
    const first = await importFeed(FAROE, week);
    expect(first).toMatchObject({ stations: { made: 75 }, trips: { made: 2310 }, skipped: 0 });
    expect(await importFeed(FAROE, week)).toMatchObject({
      stations: { made: 0, changed: 0, unchanged: 75 },
      trips: { made: 0, changed: 0, unchanged: 2310 },
    });
    const wrong = await app.strapi.plugin('booking').service('engine').findWrongCounts();
    expect(wrong).toEqual([]);
  });

  it('shows a day of it', async () => {
    const trips = await tripsOf('torshavn', '2026-11-23');
    expect(trips.length).toBeGreaterThan(20);
    expect(trips.every(({ departure }) => departure.startsWith('2026-11-23'))).toBe(true);
  });
});
