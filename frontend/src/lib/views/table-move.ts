import { isApiError } from '../api/errors';
import type { BookedTable, Booking, RestaurantDay, RestaurantDetail, TableMove } from '../api/types';
import { type FormError, typed, typedText } from '../forms/errors';
import { longestNotes, tableErrors } from '../forms/table';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { type LocalDate, parseLocalDate } from '../time/local-date';
import { noticeFor, withBooking } from './booking-access';
import { missing, type Outcome, page, redirect } from './outcome';
import { findRestaurant } from './table-flow';
import { asSeenBy } from './table-mover';
import {
  type ChoiceLine,
  choiceLines,
  type DayStep,
  dayStep,
  type Lens,
  readDay,
  type TimeStep,
  timeStep,
} from './table-steps';
import { tableOf } from './table-ticket';
import { chosenTime } from './table-times';
import { hourOf, mostOnline, moveSteps, readSeating, readWish, type Seating, seatingText } from './table-wish';
import { type TicketView, ticketView } from './ticket';

export interface ConfirmStep {
  choice: ChoiceLine[];
  covers: string;
  date: string;
  time: string;
  notes: string;
  errors: FormError[];
}

export interface TableMoveView {
  ticket: TicketView;
  action: string;
  back: string;
  now: string;
  /** To the last step with the day and hour that are booked. */
  keep: string | null;
  /** Nothing can be confirmed by itself here: another day or hour is for the restaurant to say. */
  isByHand: boolean;
  step: { day: DayStep } | { time: TimeStep } | { confirm: ConfirmStep };
}

interface Moving {
  booking: Booking;
  table: BookedTable;
  restaurant: RestaurantDetail;
}

/** The steps of a change, from the party and the day to the word that makes it. */
export async function tableMovePage(
  context: RequestContext,
  booking: Booking,
  params: URLSearchParams,
): Promise<Outcome<TableMoveView>> {
  const { language } = context;
  const { code } = booking;
  const table = tableOf(booking);
  const isMovable = booking.allowed.includes('move') && booking.status !== 'held';
  if (!table || !isMovable) return redirect(pathTo(language, 'booking', { code }));
  const restaurant = await findRestaurant(context, table.restaurant.slug);
  if (!restaurant) return missing;
  const asked = new URLSearchParams(params);
  if (!asked.has('covers')) asked.set('covers', String(booking.quantity));
  const most = Math.max(mostOnline(restaurant), booking.quantity);
  const wish = readWish(asked, most);
  const moving = { booking, table, restaurant };
  const steps = moveSteps(language, code);
  const { date } = wish;
  if (!date) {
    return moveView(context, moving, wish.covers, {
      day: await dayStep(
        context,
        restaurant,
        { ...wish, date: table.date as LocalDate | null },
        steps,
        lensOf(moving)(wish.covers),
      ),
    });
  }
  const day = await readDay(context, restaurant.slug, date, wish.covers, lensOf(moving)(wish.covers));
  const hour = hourWords(context, moving, day, date, wish.seating);
  if (!hour || !wish.seating) {
    return moveView(context, moving, wish.covers, { time: timeStep(context, day, { ...wish, date }, steps) });
  }
  const confirm: ConfirmStep = {
    choice: choiceLines(context, { covers: wish.covers, date }, hour, steps),
    covers: String(wish.covers),
    date,
    time: seatingText(wish.seating),
    notes: booking.notes ?? '',
    errors: [],
  };
  return moveView(context, moving, wish.covers, { confirm });
}

/** Makes the change that the last step shows. What is refused is shown there again, or on the booking's page. */
export async function moveTable(
  context: RequestContext,
  booking: Booking,
  form: FormData,
): Promise<Outcome<TableMoveView>> {
  const { api, language, t } = context;
  const { code } = booking;
  const table = tableOf(booking);
  const sent = {
    covers: typed(form, 'covers'),
    date: typed(form, 'date'),
    time: typed(form, 'time'),
    notes: typedText(form, 'notes'),
  };
  const there = (errors: FormError[]) => againWith(context, booking, sent, errors);
  if (sent.notes.length > longestNotes) return there([{ field: 'notes', message: t('tables.errors.notesLong') }]);
  const wish = table && moveWish(table, sent);
  if (!wish) return redirect(pathTo(language, 'bookingMove', { code }));
  try {
    await withBooking(context, code, (key) => api.move(key, wish));
    return redirect(pathTo(language, 'booking', { code }, { notice: 'moved' }));
  } catch (error) {
    if (isApiError(error, 422) && error.fields.length > 0) {
      return there(tableErrors(error.fields, booking.quantity, t));
    }
    if (isApiError(error) && error.code === 'SOLD_OUT') {
      return there([{ field: null, message: t('tables.errors.soldOut') }]);
    }
    return redirect(pathTo(language, 'booking', { code }, { notice: noticeFor(error) }));
  }
}

interface Sent {
  covers: string;
  date: string;
  time: string;
  notes: string;
}

async function againWith(context: RequestContext, booking: Booking, sent: Sent, errors: FormError[]) {
  const { covers, date, time, notes } = sent;
  const outcome = await tableMovePage(context, booking, new URLSearchParams({ covers, date, time }));
  if (outcome.kind !== 'page' || !('confirm' in outcome.view.step)) return outcome;
  const confirm = { ...outcome.view.step.confirm, notes, errors };
  return page({ ...outcome.view, step: { confirm } }, 422);
}

/** What stays where it is keeps its place whatever the restaurant's hours are by now: only what differs is asked for. */
function moveWish(table: BookedTable, { covers, date, time, notes }: Sent): TableMove | null {
  const seating = readSeating(time);
  const count = Number(covers);
  if (!seating || !parseLocalDate(date) || !Number.isInteger(count) || count < 1) return null;
  const rest = { covers: count, notes: notes || null };
  return isBooked(table, date, seating) ? rest : { date, ...seating, ...rest };
}

function isBooked(table: BookedTable, date: string, { service, time }: Seating): boolean {
  return table.date === date && table.service?.key === service && table.time === time;
}

function hourWords(
  { t }: RequestContext,
  { table }: Moving,
  day: RestaurantDay | undefined,
  date: LocalDate,
  seating: Seating | null,
): string | null {
  const chosen = chosenTime(day, seating);
  if (chosen) return t('tables.flow.sitting', { service: chosen.service, time: hourOf(chosen.time) });
  if (!seating || !isBooked(table, date, seating)) return null;
  const service = day?.services.find(({ key }) => key === seating.service)?.name ?? '';
  return t('tables.flow.sitting', { service, time: hourOf(seating.time) });
}

function moveView(
  context: RequestContext,
  { booking, table }: Moving,
  covers: number,
  step: TableMoveView['step'],
): Outcome<TableMoveView> {
  const { t, language } = context;
  const { code } = booking;
  const ticket = ticketView(context, booking);
  const { date, service, time } = table;
  return page({
    ticket,
    action: pathTo(language, 'bookingMove', { code }),
    back: pathTo(language, 'booking', { code }),
    now: t('tables.movePage.now', { day: ticket.day, time: ticket.time, covers: ticket.seats }),
    keep:
      date && service
        ? moveSteps(language, code)({ covers, date, time: seatingText({ service: service.key, time }) })
        : null,
    isByHand: booking.status === 'confirmed' && 'day' in step && isByHand(step.day),
    step,
  });
}

function isByHand({ calendar }: DayStep): boolean {
  return calendar.weeks.flat().every((cell) => !cell?.href);
}

const lensOf =
  ({ booking, table }: Moving) =>
  (covers: number): Lens =>
  (days) =>
    days.map((day) => asSeenBy(day, { covers, own: booking.quantity, table, isSure: booking.status === 'confirmed' }));
