import { randomUUID } from 'node:crypto';
import { type ApiError, ApiUnavailable, isApiError } from '../api/errors';
import type { NewBooking, RestaurantDetail } from '../api/types';
import type { FormError } from '../forms/errors';
import {
  checkTableForm,
  concernsChoice,
  readTableForm,
  type TableForm,
  tableErrors,
  tableRequest,
} from '../forms/table';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { keepBookingToken } from '../session/cookies';
import { missing, page, redirect } from './outcome';
import { type FlowOutcome, findRestaurant, formAgain } from './table-flow';
import { mostOnline, type Steps } from './table-wish';

/** Where the flow stands: on the site, or in a frame on the restaurant's own. */
export interface FlowPlace {
  steps: Steps;
  action: string;
  /** What is shown once the table is asked for. */
  answer(booking: NewBooking, restaurant: RestaurantDetail): FlowOutcome;
}

/** On the site: this browser keeps the booking's token, and goes to its page. */
export function toBookingPage({ cookies, config, language }: RequestContext): FlowPlace['answer'] {
  return ({ code, token }) => {
    keepBookingToken(cookies, code, token, config.secureCookies);
    return redirect(pathTo(language, 'booking', { code }));
  };
}

/** Asks for the table that the form describes, or answers with what stands in the way. */
export async function bookTable(
  context: RequestContext,
  slug: string,
  sent: FormData,
  place: FlowPlace,
): Promise<FlowOutcome> {
  const form = withKey(readTableForm(sent));
  try {
    const restaurant = await findRestaurant(context, slug);
    if (!restaurant) return missing;
    const errors = checkTableForm(form, mostOnline(restaurant), context.t);
    if (errors.length > 0) return again(context, restaurant, form, errors, place);
    return await ask(context, restaurant, form, place);
  } catch (error) {
    // The key stays: the table may have been booked, and sending it again must find it, not book another.
    if (!(error instanceof ApiUnavailable)) throw error;
    const href = pathTo(context.language, 'restaurant', { restaurant: slug });
    return page({ restaurant: { name: '', href }, action: place.action, step: { resend: form } }, 503);
  }
}

async function ask(context: RequestContext, restaurant: RestaurantDetail, form: TableForm, place: FlowPlace) {
  try {
    return place.answer(await send(context, restaurant.slug, form), restaurant);
  } catch (error) {
    if (!isApiError(error)) throw error;
    return refused(context, restaurant, form, error, place);
  }
}

/** A client whose session has ended meanwhile still gets their table, as a guest. */
async function send({ api, session, language }: RequestContext, slug: string, form: TableForm): Promise<NewBooking> {
  const request = tableRequest(form, language);
  const asClient = await session.asClient((jwt) => api.bookTable(slug, request, form.key, jwt));
  return asClient ?? api.bookTable(slug, request, form.key);
}

function refused(
  context: RequestContext,
  restaurant: RestaurantDetail,
  form: TableForm,
  error: ApiError,
  place: FlowPlace,
): Promise<FlowOutcome> | FlowOutcome {
  const { t } = context;
  if (error.status === 404) return missing;
  const whole = (message: string): FormError[] => [{ field: null, message }];
  if (error.status === 429) return again(context, restaurant, form, whole(t('seats.errors.tooMany')), place, 429);
  const fresh = { ...form, key: randomUUID() };
  if (error.code === 'IDEMPOTENCY_KEY_REUSED') {
    return again(context, restaurant, fresh, whole(t('seats.errors.reused')), place);
  }
  if (error.code === 'CLOSED') {
    const errors = [{ field: 'date', message: t('tables.errors.closed') }];
    return again(context, restaurant, fresh, errors, place, 409);
  }
  return again(context, restaurant, fresh, tableErrors(error.fields, mostOnline(restaurant), t), place);
}

function again(
  context: RequestContext,
  restaurant: RestaurantDetail,
  form: TableForm,
  errors: FormError[],
  { steps, action }: FlowPlace,
  status = 422,
): Promise<FlowOutcome> {
  return formAgain(context, restaurant, form, errors, { steps, action, chooseAnew: concernsChoice(errors), status });
}

/** A form whose key was lost on the way still counts once from here on. */
function withKey(form: TableForm): TableForm {
  return /^[\x21-\x7e]{1,200}$/.test(form.key) ? form : { ...form, key: randomUUID() };
}
