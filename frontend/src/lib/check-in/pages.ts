import { ApiUnavailable, isApiError } from '../api/errors';
import { checkSignIn, readAccountForm } from '../forms/account';
import { type FormError, typed } from '../forms/errors';
import { safeReturnPath } from '../http/return-path';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { localDateAt, parseLocalDate } from '../time/local-date';
import { missing, type Outcome as PageOutcome, page, redirect } from '../views/outcome';
import { longestToken, readCode } from './reading';
import { openStaff, type Staff, staffIdOf } from './staff-session';
import type { Day, Outcome, PassengerList, Reading, Scan } from './types';

export interface SignInView {
  action: string;
  email: string;
  errors: FormError[];
}

/** What a page starts with; the island goes on from there. */
export interface Start {
  staff: string;
  /** The instant of the request: the server and the phone draw the same page at first. */
  now: string;
  date: string | null;
  trip: string | null;
  day: Day | null;
  list: PassengerList | null;
  /** The name of the scan that the plain form would send, so that sending it twice counts once. */
  scanId: string;
  outcome: Outcome | null;
  codeError: string | null;
}

export type CheckInView = { signIn: SignInView; start: null } | { signIn: null; start: Start };

const documentId = /^[a-z0-9]{1,64}$/;

export const isTrip = (value: string | undefined): value is string => value !== undefined && documentId.test(value);

/** The departures of a day, or the form to sign in. */
export async function departuresPage(
  context: RequestContext,
  params: URLSearchParams,
): Promise<PageOutcome<CheckInView>> {
  const staff = openStaff(context);
  const day = await readDay(context, staff, params.get('date'));
  if (!day) return page({ signIn: signInForm(context, params.get('return')), start: null });
  return page(startWith(await idOf(staff), { day, date: day.date }));
}

export async function enter(
  context: RequestContext,
  form: FormData,
  returnTo: string | null,
): Promise<PageOutcome<CheckInView>> {
  const account = readAccountForm(form);
  const { t, language } = context;
  const again = (errors: FormError[], status: number) =>
    page({ signIn: signInForm(context, returnTo, account.email, errors), start: null }, status);
  const errors = checkSignIn(account, t);
  if (errors.length > 0) return again(errors, 422);
  const { api, session } = openStaff(context);
  try {
    session.start(await api.signIn(account.email, account.password));
  } catch (error) {
    if (error instanceof ApiUnavailable) return again([{ field: null, message: t('checkIn.errors.away') }], 503);
    if (!isApiError(error)) throw error;
    const isTooMany = error.status === 429;
    const message = t(isTooMany ? 'checkIn.errors.tooMany' : 'checkIn.errors.credentials');
    return again([{ field: null, message }], isTooMany ? 429 : 422);
  }
  return redirect(ownPath(context, returnTo) ?? pathTo(language, 'checkIn'));
}

/** One departure with its passengers. */
export async function tripPage(context: RequestContext, trip: string): Promise<PageOutcome<CheckInView>> {
  const staff = openStaff(context);
  const list = await readList(staff, trip);
  if (list === 'missing') return missing;
  if (!list) return redirect(pathTo(context.language, 'checkIn', {}, { return: context.here }));
  return page(startWith(await idOf(staff), { list, trip }));
}

/** The plain form of that page: a code that was typed, without any script. */
export async function checkTyped(
  context: RequestContext,
  trip: string,
  form: FormData,
): Promise<PageOutcome<CheckInView>> {
  const code = readCode(typed(form, 'code'));
  const scanId = typed(form, 'scanId');
  if (!code || !isScanId(scanId)) {
    const outcome = await tripPage(context, trip);
    if (outcome.kind !== 'page' || !outcome.view.start) return outcome;
    return page({ signIn: null, start: { ...outcome.view.start, codeError: context.t('checkIn.code.wrong') } }, 422);
  }
  const scan = { scanId, trip, reading: { code }, scannedAt: context.now };
  const staff = openStaff(context);
  const answer = await staff.session.asClient((jwt) => staff.api.checkIn(jwt, scan)).catch(unlessMissing);
  const outcome = await tripPage(context, trip);
  if (outcome.kind !== 'page' || !outcome.view.start || answer === 'missing') return outcome;
  return page({ signIn: null, start: { ...outcome.view.start, outcome: answer } });
}

/** Null when nobody is signed in. */
export async function readDay(
  { now }: RequestContext,
  { api, session }: Staff,
  date: string | null,
): Promise<Day | null> {
  const asked = parseLocalDate(date);
  const departures = await session.asClient((jwt) => api.departures(jwt, asked));
  const zone = departures?.[0]?.timeZone ?? 'UTC';
  return departures && { date: asked ?? localDateAt(now, zone), departures };
}

export async function readList({ api, session }: Staff, trip: string): Promise<PassengerList | 'missing' | null> {
  return session.asClient((jwt) => api.departure(jwt, trip)).catch(unlessMissing);
}

/** A scan as the phone sends it; null when it is not one. */
export function readScan(form: FormData): Scan | null {
  const [scanId, trip, scannedAt] = [typed(form, 'scanId'), typed(form, 'trip'), typed(form, 'scannedAt')];
  const reading = readReading(form);
  const isWhole = reading && isScanId(scanId) && isTrip(trip) && !Number.isNaN(Date.parse(scannedAt));
  return isWhole ? { scanId, trip, reading, scannedAt } : null;
}

function readReading(form: FormData): Reading | null {
  const [token, code] = [typed(form, 'token'), typed(form, 'code')];
  if (token) return { token: token.slice(0, longestToken) };
  return code ? { code } : null;
}

const isScanId = (value: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

/** Another's station answers like one that is not there. */
function unlessMissing(error: unknown): 'missing' {
  if (isApiError(error, 403, 404)) return 'missing';
  throw error;
}

async function idOf({ session }: Staff): Promise<string> {
  return staffIdOf((await session.accessToken()) ?? '');
}

function startWith(staff: string, part: Partial<Start>): CheckInView {
  const [scanId, now] = [crypto.randomUUID(), new Date().toISOString()];
  const nothing = { date: null, trip: null, day: null, list: null, outcome: null, codeError: null };
  return { signIn: null, start: { staff, scanId, now, ...nothing, ...part } };
}

function signInForm(
  context: RequestContext,
  returnTo: string | null,
  email = '',
  errors: FormError[] = [],
): SignInView {
  const query = { return: ownPath(context, returnTo) ?? undefined };
  return { action: pathTo(context.language, 'checkIn', {}, query), email, errors };
}

/** Back to a check-in page, never to another one: the account that signs in here is not a client's. */
function ownPath({ language }: RequestContext, returnTo: string | null): string | null {
  const path = safeReturnPath(returnTo);
  return path?.startsWith(`${pathTo(language, 'checkIn')}/`) ? path : null;
}
