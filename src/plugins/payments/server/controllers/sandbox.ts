import type { Context } from 'koa';
import { endSession, findSession, type Session } from '../persistence/sandbox';
import type { Sandbox } from '../providers/sandbox';
import { sandboxPage } from '../sandbox/page';
import { ACTS, type Act } from '../sandbox/words';
import { paymentsService } from '../services/payments';

const OUTCOME = { paid: 'paid', twice: 'paid', failed: 'failed', late: 'late' } as const;

/** Money that is late comes without a word: then it is we who find it. */
const WEBHOOKS: Readonly<Record<Act, number>> = { paid: 1, twice: 2, failed: 1, late: 0 };

export async function show(ctx: Context): Promise<void> {
  const session = await openAt(ctx);
  if (!session) return ctx.notFound();
  answer(ctx, session, 200);
}

export async function act(ctx: Context): Promise<void> {
  const session = await openAt(ctx);
  if (!session) return ctx.notFound();
  const { act: chosen } = ((ctx.request as { body?: unknown }).body ?? {}) as { act?: unknown };
  const known = ACTS.find((one) => one === chosen);
  if (!known || !(await endSession(strapi.db.connection, session, OUTCOME[known]))) return answer(ctx, session, 409);
  const ended = await findSession(strapi.db.connection, session);
  if (ended) await sandbox()?.ring(ended, WEBHOOKS[known]);
  ctx.redirect(session.returnUrl);
  // 303: the next page is asked for with GET, whatever this one was.
  ctx.status = 303;
}

/** The provider by that name, when it is ours and switched on. */
function sandbox(): Sandbox | undefined {
  const provider = paymentsService(strapi).providers.online('sandbox');
  return provider && 'ring' in provider ? (provider as Sandbox) : undefined;
}

async function openAt(ctx: Context): Promise<Session | undefined> {
  const { reference } = ctx.params as { reference: string };
  return sandbox() && /^[a-z0-9_]{1,64}$/.test(reference)
    ? findSession(strapi.db.connection, { reference })
    : undefined;
}

function answer(ctx: Context, session: Session, status: number): void {
  // Browsers hold a form's redirect against form-action too, and it leads to the site.
  const site = new URL(session.returnUrl).origin;
  ctx.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${site}; base-uri 'none'; frame-ancestors 'none'`,
  );
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'text/html; charset=utf-8';
  ctx.status = status;
  ctx.body = sandboxPage(session);
}
