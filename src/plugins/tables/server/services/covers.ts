import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { currentStaff, inTransaction, newDocumentId, Refusal } from '../../../booking/server/port';
import { isCovers, type Opening, openingFault, sittingOn, type WeekdayHours } from '../domain/hours';
import type { Service } from '../domain/restaurant';
import type { LocalDate } from '../domain/wall-clock';
import { lockServices, type PlannedDay, putDays, removeDays } from '../persistence/plans';
import { findDays, findRestaurantsBy } from '../persistence/restaurants';
import { keepInStep } from './allotments';
import { SERVICE } from './names';

/** What is to be different about some dates of a service. What is left out stays as it is on each of them. */
export interface DatesChange {
  /** documentId */
  readonly service: string;
  readonly dates: readonly LocalDate[];
  /** Null: every booking is by hand. Those accepted so far go on being counted. */
  readonly covers?: number | null;
  readonly closed?: boolean;
  readonly note?: string | null;
  /** Hours of these dates alone; null: those of their weekdays. */
  readonly opening?: Opening | null;
}

/**
 * Sets covers, closings, notes or hours of one date or of several at once, in one transaction with all that is counted
 * there. A lowered number cancels nobody and a closed date keeps its bookings: both stop what is new.
 * @throws Refusal NOT_FOUND, INVALID_FIELDS
 */
export async function putDates(strapi: Core.Strapi, change: DatesChange): Promise<void> {
  mustBeRight(change);
  await changing(strapi, change, async (trx, service) => {
    const dates = [...new Set(change.dates)].sort();
    const { days } = await findDays(trx, [service.id], dates[0] as LocalDate, dates.at(-1) as LocalDate);
    const planned = dates.map((date) =>
      dayWith(
        service,
        days.find((day) => day.date === date),
        date,
        change,
      ),
    );
    await putDays(
      trx,
      service.id,
      planned.map((day) => ({ ...day, documentId: newDocumentId('d') })),
    );
  });
}

/** Takes dates of a service back to what its week says. @throws Refusal NOT_FOUND */
export const clearDates = (
  strapi: Core.Strapi,
  { service, dates }: Pick<DatesChange, 'service' | 'dates'>,
): Promise<void> => changing(strapi, { service, dates }, (trx, { id }) => removeDays(trx, id, dates));

/** Sets the week of a service: its hours, and the covers of each day of the week. @throws what the panel shows */
export async function putWeek(strapi: Core.Strapi, service: string, week: readonly WeekdayHours[]): Promise<void> {
  await strapi.documents(SERVICE).update({ documentId: service, data: { hours: week } as never });
}

async function changing(
  strapi: Core.Strapi,
  { service: documentId, dates }: Pick<DatesChange, 'service' | 'dates'>,
  change: (trx: Knex.Transaction, service: Service) => Promise<void>,
): Promise<void> {
  if (dates.length === 0) return;
  await inTransaction(strapi, async (trx) => {
    const restaurantId = (await lockServices(trx, { services: [documentId] }, 'to change')).get(
      documentId,
    )?.restaurantId;
    const [restaurant] = restaurantId ? await findRestaurantsBy(trx, 'id', [restaurantId]) : [];
    const service = restaurant?.services.find((one) => one.documentId === documentId);
    if (!restaurant || !service) throw new Refusal('NOT_FOUND', 'There is no such service.');
    await change(trx, service);
    await keepInStep(strapi, trx, restaurant.id, currentStaff(strapi), { service: documentId, dates: new Set(dates) });
  });
}

function dayWith(
  { week }: Service,
  before: PlannedDay | undefined,
  date: LocalDate,
  { covers, closed, note, opening }: DatesChange,
): PlannedDay {
  const usual = sittingOn(week, undefined, date);
  return {
    date,
    covers: covers === undefined ? (before ? before.covers : (usual?.covers ?? null)) : covers,
    closed: closed ?? before?.closed ?? false,
    note: note === undefined ? (before?.note ?? null) : note,
    opening: opening === undefined ? (before?.opening ?? null) : opening,
  };
}

function mustBeRight({ covers, opening }: DatesChange): void {
  const wrong = (path: string, code: string, message: string): Refusal =>
    new Refusal('INVALID_FIELDS', 'Some fields are wrong.', { errors: [{ path: [path], code, message }] });
  if (covers !== undefined && !isCovers(covers)) {
    throw wrong('covers', Number(covers) < 0 ? 'too_small' : 'too_large', 'Covers go from 0 to 5000.');
  }
  const fault = opening ? openingFault(opening) : undefined;
  if (fault) throw wrong('opening', fault, 'These are no hours of a service.');
}
