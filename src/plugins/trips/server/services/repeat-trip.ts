import type { Core } from '@strapi/strapi';
import { addDays, instantOf, type LocalDate } from '../../../booking/server/port';
import { TRIP } from './document-rules';

export interface Repetition {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Days of the week it runs on, 1 for Monday to 7 for Sunday. */
  readonly weekdays: readonly number[];
  /** `06:30`, by the station's clock. */
  readonly times: readonly string[];
}

export interface Planned {
  readonly made: number;
  /** Left out: the same way at the same moment is planned already. */
  readonly there: number;
  /** Left out: the moment has passed. */
  readonly past: number;
}

interface Source {
  readonly departure: string;
  readonly arrival: string | null;
  readonly price: number;
  readonly currency: string;
  readonly seats: number;
  readonly station: { readonly documentId: string; readonly timeZone: string };
  readonly destination: { readonly documentId: string };
  readonly vehicle: { readonly documentId: string } | null;
}

export async function findSource(strapi: Core.Strapi, documentId: string) {
  const link = { select: ['id', 'documentId'] };
  return strapi.db.query(TRIP).findOne({
    where: { documentId },
    populate: { station: { select: ['id', 'documentId', 'timeZone'] }, destination: link, vehicle: link },
  });
}

/** Every moment that a repetition means, in order. */
export function momentsOf({ from, until, weekdays, times }: Repetition, timeZone: string): Date[] {
  const moments: Date[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (!weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)) continue;
    moments.push(...times.map((time) => instantOf(date, time, timeZone)));
  }
  return moments;
}

/**
 * Plans a trip again at other moments, all of them or none: same way, price, seats, vehicle and duration. Each goes through
 * the rules that a trip planned by hand goes through. Repeated, it plans nothing twice.
 */
export async function repeatTrip(
  strapi: Core.Strapi,
  source: Source,
  moments: readonly Date[],
  now: Date,
): Promise<Planned> {
  return strapi.db.transaction(async () => {
    const { station, destination, vehicle, price, currency, seats } = source;
    const standing: { departure: string }[] = await strapi.db.query(TRIP).findMany({
      select: ['departure'],
      where: {
        station: { documentId: station.documentId },
        destination: { documentId: destination.documentId },
        tripStatus: 'scheduled',
        departure: { $in: moments },
      },
    });
    const planned = new Set(standing.map(({ departure }) => new Date(departure).getTime()));
    const ahead = moments.filter((at) => at > now);
    const wanted = ahead.filter((at) => !planned.has(at.getTime()));
    const lasts = source.arrival === null ? null : Date.parse(source.arrival) - Date.parse(source.departure);
    for (const at of wanted) {
      const data = {
        station: { documentId: station.documentId },
        destination: { documentId: destination.documentId },
        ...(vehicle && { vehicle: { documentId: vehicle.documentId } }),
        departure: at,
        arrival: lasts === null ? null : new Date(at.getTime() + lasts),
        price,
        currency,
        seats,
        tripStatus: 'scheduled' as const,
      };
      await strapi.documents(TRIP).create({ data });
    }
    return { made: wanted.length, there: ahead.length - wanted.length, past: moments.length - ahead.length };
  });
}
