import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  type Actor,
  type Allotment,
  type AllotmentInput,
  bookingPort,
  inTransaction,
  Refusal,
} from '../../../booking/server/port';
import { type Exception, sittingOn } from '../domain/hours';
import type { Restaurant, Service } from '../domain/restaurant';
import { countablesOf, parseResource } from '../domain/seatings';
import type { LocalDate } from '../domain/wall-clock';
import { lockServices } from '../persistence/plans';
import { type Days, findDays, findRestaurantsBy } from '../persistence/restaurants';
import { TRADE } from './names';

const CLOCK: Actor = { kind: 'clock' };
const DAY_MS = 86_400_000;
/** Services go on past midnight, in zones on both sides of UTC. */
const BEFORE_MS = 3 * DAY_MS;
/** Further ahead nothing can be booked. */
const AHEAD_MS = 800 * DAY_MS;

export interface Wanted {
  readonly restaurant: Restaurant;
  readonly service: Service;
  readonly date: LocalDate;
  /** What of that service and date is counted, as the catalogue saw it. */
  readonly resources: readonly string[];
}

/**
 * The allotments of what a party counts in. Those that nobody has asked for yet are made here; what they are then, the
 * plan says as it stands under its lock, and not as somebody saw it a second ago.
 * @throws Refusal CLOSED when the plan has changed and there is no such slot any more
 */
export async function allotmentsFor(strapi: Core.Strapi, wanted: Wanted): Promise<Allotment[]> {
  const found = await bookingPort(strapi).allotments.find(TRADE, wanted.resources);
  const missing = wanted.resources.filter((resource) => !found.has(resource));
  if (missing.length > 0) {
    for (const made of await make(strapi, wanted, missing)) found.set(made.resource, made);
  }
  return wanted.resources.map((resource) => found.get(resource) as Allotment);
}

async function make(
  strapi: Core.Strapi,
  { restaurant: { id }, service: { documentId }, date }: Wanted,
  resources: readonly string[],
): Promise<Allotment[]> {
  return inTransaction(strapi, async (trx) => {
    await lockServices(trx, { services: [documentId] }, 'to read');
    const [restaurant] = await findRestaurantsBy(trx, 'id', [id]);
    const service = restaurant?.services.find((one) => one.documentId === documentId);
    if (!restaurant || !service) throw gone();
    const { days } = await findDays(trx, [service.id], date, date);
    const planned = plannedOn(restaurant, service, days[0], date);
    const inputs = resources.map((resource) => planned.get(resource));
    if (inputs.some((input) => input === undefined)) throw gone();
    return bookingPort(strapi).allotments.put(TRADE, inputs as AllotmentInput[], CLOCK);
  });
}

const gone = (): Refusal => new Refusal('CLOSED', 'Bookings are closed.');

/** What the plan says of a service on one date, by resource; nothing when it does not take place. */
function plannedOn(
  restaurant: Restaurant,
  service: Service,
  exception: Exception | undefined,
  date: LocalDate,
): Map<string, AllotmentInput> {
  const sitting = sittingOn(service.week, exception, date);
  const countables = sitting ? countablesOf(service.documentId, sitting, restaurant) : [];
  return new Map(
    countables.map(({ resource, startsAt, endsAt }) => [
      resource,
      {
        resource,
        venue: restaurant.documentId,
        capacity: sitting?.covers ?? null,
        closed: false,
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      },
    ]),
  );
}

/** What is counted at a restaurant from about now on. */
export const standingAt = (strapi: Core.Strapi, venue: string): Promise<Map<string, Allotment>> => {
  const now = Date.now();
  return bookingPort(strapi).allotments.atVenue(TRADE, venue, new Date(now - BEFORE_MS), new Date(now + AHEAD_MS));
};

/**
 * Gives the allotments that stand what the plan says now, in the transaction that has changed it and holds its services: a
 * lowered number cancels nobody, what no longer takes place sells nothing more.
 * @param only these dates of this service; else all of the restaurant
 */
export async function keepInStep(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  restaurantId: number,
  actor: Actor,
  only?: { readonly service: string; readonly dates: ReadonlySet<LocalDate> },
): Promise<void> {
  const [restaurant] = await findRestaurantsBy(trx, 'id', [restaurantId]);
  if (!restaurant) return;
  const standing = [...(await standingAt(strapi, restaurant.documentId)).values()].filter(({ resource }) => {
    const counted = parseResource(resource);
    return !only || (counted?.service === only.service && only.dates.has(counted.date));
  });
  if (standing.length === 0) return;
  const planned = planOf(restaurant, standing, await daysAround(trx, restaurant, standing));
  const changed = standing.map(inputOf).flatMap((input) => {
    const wanted = planned.get(input.resource) ?? { ...input, closed: true };
    return isSame(input, wanted) ? [] : [wanted];
  });
  if (changed.length > 0) await bookingPort(strapi).allotments.put(TRADE, changed, actor);
}

async function daysAround(trx: Knex.Transaction, { services }: Restaurant, standing: readonly Allotment[]) {
  const dates = standing.flatMap(({ resource }) => parseResource(resource)?.date ?? []).sort();
  const ids = services.map(({ id }) => id);
  return (await findDays(trx, ids, dates[0] as LocalDate, dates.at(-1) as LocalDate)).days;
}

function planOf(
  restaurant: Restaurant,
  standing: readonly Allotment[],
  days: Days['days'],
): Map<string, AllotmentInput> {
  const counted = standing.flatMap(({ resource }) => parseResource(resource) ?? []);
  const sittings = new Map(counted.map(({ service, date }) => [`${service}/${date}`, { service, date }]));
  return new Map(
    [...sittings.values()].flatMap(({ service: documentId, date }) => {
      const service = restaurant.services.find((one) => one.documentId === documentId);
      if (!service) return [];
      const exception = days.find((day) => day.serviceId === service.id && day.date === date);
      return [...plannedOn(restaurant, service, exception, date)];
    }),
  );
}

const inputOf = ({ resource, venue, capacity, closed, startsAt, endsAt }: Allotment): AllotmentInput => ({
  resource,
  venue,
  capacity,
  closed,
  startsAt,
  endsAt,
});

const isSame = (a: AllotmentInput, b: AllotmentInput): boolean =>
  a.capacity === b.capacity &&
  a.closed === b.closed &&
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt?.getTime() === b.endsAt?.getTime();
