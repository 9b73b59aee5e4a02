import { randomUUID } from 'node:crypto';
import { ApiUnavailable, isApiError } from '../api/errors';
import type { NewBooking, TripDetail } from '../api/types';
import type { FormError } from '../forms/errors';
import { checkSeatsForm, errorsFromApi, readSeatsForm, type SeatsForm, seatsRequest } from '../forms/seats';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { keepBookingToken } from '../session/cookies';
import { localDateAt } from '../time/local-date';
import { missing, type Outcome, page, redirect } from './outcome';
import type { Option } from './places';
import { findTrip, resultsPath } from './trip';
import { type TripCard, tripCard, tripState } from './trip-card';

export interface SeatsView {
  card: TripCard;
  day: string;
  back: string;
  action: string;
  choices: Option[];
  form: SeatsForm;
  errors: FormError[];
  signIn: string;
  account: string | null;
}

export interface SoldOutView {
  heading: string;
  left: number;
  card: TripCard;
  day: string;
  takeLess: string | null;
  others: TripCard[];
  results: string;
}

/** The API is away: nothing is known of the trip, and what was typed must not be lost. */
export interface ResendView {
  action: string;
  form: SeatsForm;
}

export type SeatsOutcome = Outcome<{ form: SeatsView } | { soldOut: SoldOutView } | { resend: ResendView }>;

const mostAtOnce = 20;

/** The form for taking seats; a trip that has none to give shows its own page instead. */
export async function seatsPage(context: RequestContext, id: string, wanted: string | null): Promise<SeatsOutcome> {
  const trip = await findTrip(context, id);
  if (!trip) return missing;
  if (tripState(trip, context.now) !== 'open') return redirect(pathTo(context.language, 'trip', { trip: id }));
  const client = await context.session.asClient((jwt) => context.api.me(jwt));
  const form: SeatsForm = {
    seats: wanted ?? '1',
    name: '',
    phone: '',
    email: client?.email ?? '',
    key: randomUUID(),
  };
  return page({ form: formView(context, trip, form, [], client?.email ?? null) });
}

/** Takes the seats that the form asks for, or answers with what stands in the way. */
export async function takeSeats(context: RequestContext, id: string, sent: FormData): Promise<SeatsOutcome> {
  const form = withKey(readSeatsForm(sent));
  const errors = checkSeatsForm(form, context.t);
  if (errors.length > 0) return again(context, id, form, errors, 422);
  try {
    const booking = await reserve(context, id, form);
    keepBookingToken(context.cookies, booking.code, booking.token, context.config.secureCookies);
    return redirect(pathTo(context.language, 'booking', { code: booking.code }));
  } catch (error) {
    return refused(context, id, form, error);
  }
}

/** A client whose session has ended meanwhile still gets their seats, as a guest. */
async function reserve(context: RequestContext, id: string, form: SeatsForm): Promise<NewBooking> {
  const { api, session, language } = context;
  const request = seatsRequest(form, language);
  const asClient = await session.asClient((jwt) => api.reserve(id, request, form.key, jwt));
  return asClient ?? api.reserve(id, request, form.key);
}

async function refused(context: RequestContext, id: string, form: SeatsForm, error: unknown): Promise<SeatsOutcome> {
  const { t, language } = context;
  // The key stays: the seats may have been taken, and sending it again must find them, not take more.
  if (error instanceof ApiUnavailable) {
    return page({ resend: { action: pathTo(language, 'seats', { trip: id }), form } }, 503);
  }
  if (!isApiError(error)) throw error;
  if (error.status === 404) return missing;
  if (error.code === 'SOLD_OUT') return soldOut(context, id, form, error.left ?? 0);
  if (error.code === 'TRIP_CLOSED') return redirect(pathTo(language, 'trip', { trip: id }));
  if (error.status === 429) return again(context, id, form, [whole(t('seats.errors.tooMany'))], 429);
  const fresh = { ...form, key: randomUUID() };
  if (error.code === 'IDEMPOTENCY_KEY_REUSED') {
    return again(context, id, fresh, [whole(t('seats.errors.reused'))], 422);
  }
  return again(context, id, fresh, errorsFromApi(error.fields, t), 422);
}

async function again(context: RequestContext, id: string, form: SeatsForm, errors: FormError[], status: number) {
  const trip = await findTrip(context, id);
  return trip ? page({ form: formView(context, trip, form, errors, null) }, status) : missing;
}

async function soldOut(context: RequestContext, id: string, form: SeatsForm, left: number): Promise<SeatsOutcome> {
  const { api, t, language } = context;
  const trip = await findTrip(context, id);
  if (!trip) return missing;
  const day = context.format.day(trip.departure, trip.from.timeZone);
  const date = localDateAt(trip.departure, trip.from.timeZone);
  const sameDay = await api.trips({ from: trip.from.slug, to: trip.destination.slug, date, pageSize: 100 });
  const others = sameDay.data.filter((other) => other.documentId !== id && other.seatsLeft >= Number(form.seats));
  const view: SoldOutView = {
    heading: t('seats.soldOutTitle', { count: left }),
    left,
    card: tripCard(context, { ...trip, seatsLeft: left }),
    day,
    takeLess: left > 0 ? pathTo(language, 'seats', { trip: id }, { seats: left }) : null,
    others: others.map((other) => tripCard(context, other)).filter(({ state }) => state === 'open'),
    results: resultsPath(context, trip),
  };
  return page({ soldOut: view }, 409);
}

/** A form whose key was lost on the way still counts once from here on. */
function withKey(form: SeatsForm): SeatsForm {
  return /^[\x21-\x7e]{1,200}$/.test(form.key) ? form : { ...form, key: randomUUID() };
}

function whole(message: string): FormError {
  return { field: null, message };
}

function formView(
  context: RequestContext,
  trip: TripDetail,
  form: SeatsForm,
  errors: FormError[],
  account: string | null,
): SeatsView {
  const { t, format, language } = context;
  const id = trip.documentId;
  const most = Math.max(1, Math.min(trip.seatsLeft, mostAtOnce));
  const price = (count: number) => format.money({ ...trip.price, amount: trip.price.amount * count });
  const action = pathTo(language, 'seats', { trip: id });
  return {
    card: tripCard(context, trip),
    day: format.day(trip.departure, trip.from.timeZone),
    back: pathTo(language, 'trip', { trip: id }),
    action,
    choices: Array.from({ length: most }, (_, index) => index + 1).map((count) => ({
      value: String(count),
      label: t('seats.seatOption', { count, price: price(count) }),
    })),
    form,
    errors,
    signIn: pathTo(language, 'signIn', {}, { return: action }),
    account,
  };
}
