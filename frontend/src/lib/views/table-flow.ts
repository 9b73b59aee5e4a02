import { randomUUID } from 'node:crypto';
import { isApiError } from '../api/errors';
import type { DayState, RestaurantDetail } from '../api/types';
import type { FormError } from '../forms/errors';
import type { TableForm } from '../forms/table';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { addDays, type LocalDate, localDateAt, parseLocalDate } from '../time/local-date';
import { missing, type Outcome, page } from './outcome';
import type { Option } from './places';
import { type ChoiceLine, choiceLines, type DayStep, dayStep, readDay, type TimeStep, timeStep } from './table-steps';
import { chosenTime, timeOptions } from './table-times';
import { hourOf, mostOnline, readSeating, readWish, type Steps, seatingText, type Wish } from './table-wish';
import type { TicketView } from './ticket';

/** Who comes, and what is said before it is sent. */
export interface ContactStep {
  choice: ChoiceLine[];
  /** Instead of the lines above, once the choice must be made anew: as fields, so that nothing typed is lost. */
  fields: ChoiceFields | null;
  form: TableForm;
  errors: FormError[];
  /** What is to know of a table that is not confirmed at once. */
  before: string | null;
  submit: string;
  account: string | null;
}

export interface ChoiceFields {
  people: Option[];
  times: Option[];
  firstDate: string;
  lastDate: string;
}

/** In the widget, the answer stands where the form was: a frame of another site keeps no cookie. */
export interface AnswerView {
  heading: string;
  text: string;
  ticket: TicketView;
  link: string;
}

export interface TableFlow {
  restaurant: { name: string; href: string };
  action: string;
  step:
    | { day: DayStep }
    | { time: TimeStep }
    | { contact: ContactStep }
    | { answer: AnswerView }
    /** The API is away: nothing is known, and what was typed must not be lost. */
    | { resend: TableForm };
}

export type FlowOutcome = Outcome<TableFlow>;

export async function findRestaurant({ api }: RequestContext, slug: string): Promise<RestaurantDetail | null> {
  try {
    return await api.restaurant(slug);
  } catch (error) {
    if (isApiError(error, 400, 404)) return null;
    throw error;
  }
}

/** The step that the wish in the address has come to. */
export async function tableFlow(
  context: RequestContext,
  slug: string,
  params: URLSearchParams,
  steps: Steps,
  action: string,
): Promise<FlowOutcome> {
  const restaurant = await findRestaurant(context, slug);
  if (!restaurant) return missing;
  const wish = readWish(params, mostOnline(restaurant));
  const { date, seating, covers } = wish;
  const about = frame(context, restaurant, action);
  if (!date) return page({ ...about, step: { day: await dayStep(context, restaurant, wish, steps) } });
  const day = await readDay(context, slug, date, covers);
  const chosen = chosenTime(day, seating);
  if (!chosen || !seating) return page({ ...about, step: { time: timeStep(context, day, { ...wish, date }, steps) } });
  const client = await context.session.asClient((jwt) => context.api.me(jwt));
  const account = client?.email ?? null;
  const form: TableForm = {
    covers: String(covers),
    date,
    time: seatingText(seating),
    name: '',
    phone: '',
    email: account ?? '',
    notes: '',
    key: randomUUID(),
  };
  const hour = context.t('tables.flow.sitting', { service: chosen.service, time: hourOf(chosen.time) });
  const contact: ContactStep = {
    choice: choiceLines(context, { covers, date }, hour, steps),
    fields: null,
    form,
    errors: [],
    ...sending(context, restaurant, chosen.state),
    account,
  };
  return page({ ...about, step: { contact } });
}

/** The form again as it was sent, with what is wrong; the choice becomes fields when it is part of that. */
export async function formAgain(
  context: RequestContext,
  restaurant: RestaurantDetail,
  form: TableForm,
  errors: FormError[],
  { steps, action, chooseAnew, status }: { steps: Steps; action: string; chooseAnew: boolean; status: number },
): Promise<FlowOutcome> {
  const most = mostOnline(restaurant);
  const { covers, date, seating } = wishOf(form, most);
  const today = localDateAt(context.now, restaurant.timeZone);
  const shown = date && date >= today ? date : today;
  const day = await readDay(context, restaurant.slug, shown, covers);
  const chosen = chosenTime(day, seating);
  const isLost = chooseAnew || !date || !chosen;
  const hour = chosen && context.t('tables.flow.sitting', { service: chosen.service, time: hourOf(chosen.time) });
  const fields: ChoiceFields = {
    people: Array.from({ length: most }, (_, index) => index + 1).map((count) => ({
      value: String(count),
      label: context.t('tables.flow.partyChoice', { count }),
    })),
    times: timeOptions(context, day),
    firstDate: today,
    lastDate: addDays(today, restaurant.daysAhead),
  };
  const contact: ContactStep = {
    choice: isLost ? [] : choiceLines(context, { covers, date: shown }, hour, steps),
    fields: isLost ? fields : null,
    form,
    errors,
    ...sending(context, restaurant, chosen?.state ?? 'open'),
    account: null,
  };
  return page({ ...frame(context, restaurant, action), step: { contact } }, status);
}

export function frame({ language }: RequestContext, { slug, name }: RestaurantDetail, action: string) {
  return { restaurant: { name, href: pathTo(language, 'restaurant', { restaurant: slug }) }, action };
}

function wishOf(form: TableForm, most: number): Pick<Wish, 'covers' | 'date' | 'seating'> {
  const { covers } = readWish(new URLSearchParams({ covers: form.covers }), most);
  const date: LocalDate | null = parseLocalDate(form.date);
  return { covers, date, seating: readSeating(form.time) };
}

/** What the button says, and what is to be known before it is pressed. */
function sending({ t, format }: RequestContext, restaurant: RestaurantDetail, state: DayState) {
  const { waitingList, offerMinutes } = restaurant;
  const duration = format.duration(offerMinutes, 'long');
  if (state === 'manual') return { submit: t('tables.form.submit.manual'), before: t('tables.form.before.manual') };
  if (state === 'waiting') {
    const before =
      waitingList === 'offer' ? t('tables.form.before.offer', { duration }) : t(`tables.form.before.${waitingList}`);
    return { submit: t('tables.form.submit.waiting'), before };
  }
  return { submit: t('tables.form.submit.open'), before: null };
}
