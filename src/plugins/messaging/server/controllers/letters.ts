import { errors, z } from '@strapi/utils';
import type { Context } from 'koa';
import { isLocale, LOCALES, normalizeCode } from '../../../booking/server/port';
import { AUDIENCES, LETTERS, WRITTEN } from '../domain/letters';
import { lettersDesk } from '../services/letters-desk';
import { PARTS, type Wanted } from '../templates/source';

/** The panel translates an error by its whole text: these sentences are keys in `admin/translations`. */
const MESSAGES = {
  wrong: 'This letter has mistakes, so it was not saved.',
  noBooking: 'There is no booking with this code.',
  notSent: 'The mail server did not take the mail.',
} as const;

const anyPart = z.string().max(100_000).optional();
const partsShape = z.object(Object.fromEntries(PARTS.map((part) => [part, anyPart])));
const previewShape = z.object({ parts: partsShape, code: z.string().max(16).nullish() });
const wantedShape = z.object({
  letter: z.enum(LETTERS),
  audience: z.enum(AUDIENCES),
  trade: z.string().regex(/^(all|[a-z][a-z0-9-]{0,30})$/),
  language: z.enum(LOCALES),
});

export async function list(ctx: Context): Promise<void> {
  ctx.body = { data: await lettersDesk(strapi).list() };
}

export async function find(ctx: Context): Promise<void> {
  ctx.body = { data: await lettersDesk(strapi).find(wantedIn(ctx)) };
}

export async function save(ctx: Context): Promise<void> {
  const wanted = wantedIn(ctx);
  const source = blankless(valid(partsShape, ctx));
  const desk = lettersDesk(strapi);
  const problems = desk.problems(wanted, source);
  if (problems.length > 0) {
    const found = problems.map(({ part, ...problem }) => ({ path: [part], message: problem.code, ...problem }));
    throw new errors.ValidationError(MESSAGES.wrong, { errors: found });
  }
  await desk.save(wanted, source);
  ctx.body = { data: await desk.find(wanted) };
}

export async function remove(ctx: Context): Promise<void> {
  const wanted = wantedIn(ctx);
  await lettersDesk(strapi).remove(wanted);
  ctx.body = { data: await lettersDesk(strapi).find(wanted) };
}

export async function preview(ctx: Context): Promise<void> {
  ctx.body = { data: await previewed(ctx) };
}

/** To the person's own address: nobody can be written to from here. */
export async function sendTest(ctx: Context): Promise<void> {
  const { subject, html, text, sms } = await previewed(ctx);
  const to: string = ctx.state.user.email;
  const withSms = sms === null ? text : `${text}\n\n-- SMS\n${sms}`;
  try {
    await strapi
      .plugin('email')
      .service('email')
      .send({ to, subject: `[Test] ${subject}`, html, text: withSms });
  } catch (error) {
    strapi.log.warn(`A test of a letter could not be sent: ${error instanceof Error ? error.message : error}`);
    throw new errors.ApplicationError(MESSAGES.notSent);
  }
  ctx.body = { data: { to } };
}

async function previewed(ctx: Context) {
  const { parts, code } = valid(previewShape, ctx);
  const booking = code ? normalizeCode(code) : null;
  const shown = await lettersDesk(strapi).preview(wantedIn(ctx), blankless(parts), booking);
  if (!shown) throw new errors.NotFoundError(MESSAGES.noBooking);
  return shown;
}

/** `/letters/confirmed/customer/all/fr` */
function wantedIn(ctx: Context): Wanted {
  const parsed = wantedShape.safeParse(ctx.params);
  const { letter, audience, trade, language } = parsed.data ?? {};
  const isWritten = WRITTEN.some((row) => row.letter === letter && row.audience === audience);
  if (!letter || !audience || !trade || !language || !isLocale(language) || !isWritten)
    throw new errors.NotFoundError();
  return { letter, audience, trade: trade === 'all' ? '' : trade, locale: language };
}

/** A part that is left blank is ours. */
const blankless = (parts: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text?.trim()));

function valid<T extends z.ZodType>(shape: T, ctx: Context): z.output<T> {
  const parsed = shape.safeParse((ctx.request as { body?: unknown }).body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, code, message }) => ({ path: path.map(String), code, message }));
  throw new errors.ValidationError('Some fields are wrong.', { errors: problems });
}
