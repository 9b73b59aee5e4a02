import { ApiUnavailable, isApiError } from '../api/errors';
import type { Session } from '../api/types';
import { type AccountForm, checkRegistration, checkSignIn, readAccountForm } from '../forms/account';
import type { FormError } from '../forms/errors';
import { safeReturnPath } from '../http/return-path';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { type Outcome, page, redirect } from './outcome';
import { type TicketView, ticketView } from './ticket';

export interface AccountFormView {
  action: string;
  other: string;
  email: string;
  errors: FormError[];
}

type AccountRoute = 'signIn' | 'register';

export function accountForm(
  { language }: RequestContext,
  route: AccountRoute,
  returnTo: string | null,
  email = '',
  errors: FormError[] = [],
): AccountFormView {
  const query = { return: safeReturnPath(returnTo) ?? undefined };
  const other = route === 'signIn' ? 'register' : 'signIn';
  return {
    action: pathTo(language, route, {}, query),
    other: pathTo(language, other, {}, query),
    email,
    errors,
  };
}

export function signIn(context: RequestContext, form: FormData, returnTo: string | null) {
  const account = readAccountForm(form);
  return enter(context, 'signIn', account, checkSignIn(account, context.t), returnTo, () =>
    context.api.signIn(account.email, account.password),
  );
}

/** The address is the account's name too: names of people are not unique, and an account must have a unique one. */
export function register(context: RequestContext, form: FormData, returnTo: string | null) {
  const account = readAccountForm(form);
  return enter(context, 'register', account, checkRegistration(account, context.t), returnTo, () =>
    context.api.register(account.email, account.email, account.password),
  );
}

async function enter(
  context: RequestContext,
  route: AccountRoute,
  { email }: AccountForm,
  errors: FormError[],
  returnTo: string | null,
  call: () => Promise<Session>,
): Promise<Outcome<AccountFormView>> {
  const again = (problems: FormError[], status: number) =>
    page(accountForm(context, route, returnTo, email, problems), status);
  if (errors.length > 0) return again(errors, 422);
  try {
    context.session.start(await call());
  } catch (error) {
    return again([{ field: null, message: refusal(context, route, error) }], statusOf(error));
  }
  return redirect(safeReturnPath(returnTo) ?? pathTo(context.language, 'myBookings'));
}

function refusal({ t }: RequestContext, route: AccountRoute, error: unknown): string {
  if (error instanceof ApiUnavailable) return t('account.errors.away');
  if (!isApiError(error)) throw error;
  if (error.status === 429) return t('account.errors.tooMany');
  return t(route === 'signIn' ? 'account.errors.credentials' : 'account.errors.refused');
}

function statusOf(error: unknown): number {
  if (error instanceof ApiUnavailable) return 503;
  return isApiError(error, 429) ? 429 : 422;
}

export interface MyBookingsView {
  when: 'upcoming' | 'past';
  upcoming: string;
  past: string;
  tickets: TicketView[];
  next: string | null;
  previous: string | null;
}

export async function myBookingsPage(
  context: RequestContext,
  params: URLSearchParams,
): Promise<Outcome<MyBookingsView>> {
  const { language } = context;
  const when = params.get('when') === 'past' ? 'past' : 'upcoming';
  const number = Math.max(1, Math.trunc(Number(params.get('page'))) || 1);
  const found = await context.session.asClient((jwt) => context.api.myBookings(when, number, jwt));
  if (!found) return redirect(pathTo(language, 'signIn', {}, { return: context.here }));
  const { pageCount } = found.meta.pagination;
  const onPage = (other: number) => pathTo(language, 'myBookings', {}, { when, page: other });
  return page({
    when,
    upcoming: pathTo(language, 'myBookings'),
    past: pathTo(language, 'myBookings', {}, { when: 'past' }),
    tickets: found.data.map((booking) => ticketView(context, booking)),
    next: number < pageCount ? onPage(number + 1) : null,
    previous: number > 1 ? onPage(number - 1) : null,
  });
}
