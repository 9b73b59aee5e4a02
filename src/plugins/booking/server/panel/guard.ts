import type { Core, Modules } from '@strapi/strapi';
import { Refusal } from '../domain/errors';
import { type BookingStatus, eventBetween, isLive, takesUnits } from '../domain/states';
import type { Booking } from '../domain/types';
import { lockBooking } from '../persistence/bookings';
import { bookingPort } from '../port';
import { inTransaction } from '../services/transaction';
import type { TransitionRequest } from '../services/transition';
import { currentStaff } from './actor';
import { panelError, refuse } from './messages';

type Context = Modules.Documents.Middleware.Context;
type Next = Parameters<Modules.Documents.Middleware.Middleware>[1];

const BOOKING = 'plugin::booking.booking';
/** Written by the engine and the database alone. */
const KEPT = new Set<string>(['plugin::booking.allotment', 'plugin::booking.claim', 'plugin::booking.history-entry']);
const WRITES = new Set<string>(['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft']);

const EDITABLE = new Set(['contactName', 'contactEmail', 'contactPhone', 'notes', 'language']);
/** What the panel's form sends along unchanged, or what Strapi adds. */
const IGNORED = new Set([
  'id',
  'documentId',
  'locale',
  'status',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'publishedAt',
  // A relation is sent as what is connected and disconnected, and none of it is saved.
  'client',
]);

/**
 * Every change that comes through Strapi's document service (the panel's form, its bulk actions, scripts) goes through
 * the engine's rules, in the transaction of the change.
 */
export function guardDocuments(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (KEPT.has(context.uid) && WRITES.has(context.action)) throw refuse('kept');
    if (context.uid !== BOOKING || !WRITES.has(context.action)) return next();
    if (context.action === 'update') return update(strapi, context, next);
    if (context.action === 'delete') return remove(strapi, context, next);
    throw refuse('create');
  });
}

async function update(strapi: Core.Strapi, context: Context, next: Next): Promise<Awaited<ReturnType<Next>>> {
  const { documentId, data } = context.params as { documentId: string; data: Record<string, unknown> };
  return inTransaction(strapi, async (trx) => {
    const booking = await bookingOf(strapi, documentId);
    const stored: Row = await strapi.db.query(BOOKING).findOne({ where: { documentId } });
    const wanted = changesIn(stored, data);
    context.params = { ...context.params, data: wanted.fields } as Context['params'];
    // First what locks allotments, then what locks the booking's row alone: that is the lock order.
    await carryOut(strapi, booking, wanted);
    if (!(await lockBooking(trx, booking.id))) throw noSuchBooking();
    const saved = await next();
    return wanted.status || wanted.quantity ? await strapi.db.query(BOOKING).findOne({ where: { documentId } }) : saved;
  });
}

/** A booking as Strapi reads it: the form sends all of it back, what it does not show included. */
type Row = Readonly<Record<string, unknown>>;

interface Wanted {
  readonly fields: Record<string, unknown>;
  readonly status?: BookingStatus;
  readonly quantity?: number;
}

/** The part of the form that may be saved as it is, and the part that the engine must do. */
function changesIn(stored: Row, data: Record<string, unknown>): Wanted {
  const strange = Object.keys(data).filter(
    (name) => !EDITABLE.has(name) && !IGNORED.has(name) && !isSame(stored[name] ?? null, data[name]),
  );
  if (strange.some((name) => name !== 'bookingStatus' && name !== 'quantity')) throw refuse('fields');
  return {
    fields: Object.fromEntries(Object.entries(data).filter(([name]) => EDITABLE.has(name))),
    ...(strange.includes('bookingStatus') && { status: data.bookingStatus as BookingStatus }),
    ...(strange.includes('quantity') && { quantity: data.quantity as number }),
  };
}

function isSame(stored: unknown, value: unknown): boolean {
  if (value === undefined || value === stored) return true;
  const [before, after] = [stored, value].map((at) =>
    at instanceof Date || isInstant(at) ? new Date(at).getTime() : NaN,
  );
  return before === after;
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);

async function carryOut(strapi: Core.Strapi, booking: Booking, { status, quantity }: Wanted): Promise<void> {
  const engine = bookingPort(strapi);
  const actor = currentStaff(strapi);
  try {
    if (quantity !== undefined) {
      const to = await engine.trades.get(booking.trade)?.destinationOf(booking, { quantity });
      if (!to || Array.isArray(to)) throw new Refusal('TRANSITION_NOT_ALLOWED', 'This quantity is not possible.');
      await engine.move({ bookingId: booking.id, to, actor });
    }
    if (status !== undefined) {
      const event = eventBetween(booking.status, status, 'staff');
      if (!event) throw new Refusal('TRANSITION_NOT_ALLOWED', 'No way leads there.');
      await engine.transition({ bookingId: booking.id, event: event as TransitionRequest['event'], actor });
    }
  } catch (error) {
    throw error instanceof Refusal ? panelError(error) : error;
  }
}

/**
 * Live bookings are cancelled, not deleted; those that were attended or missed still count in what was taken. Asked
 * under the lock of the booking's row, so that nobody accepts in between what is then deleted.
 */
async function remove(strapi: Core.Strapi, context: Context, next: Next): Promise<Awaited<ReturnType<Next>>> {
  const { documentId } = context.params as { documentId: string };
  return inTransaction(strapi, async (trx) => {
    const booking = await lockBooking(trx, (await bookingOf(strapi, documentId)).id);
    if (booking && (isLive(booking.status) || takesUnits(booking.status))) throw refuse('delete');
    return next();
  });
}

async function bookingOf(strapi: Core.Strapi, documentId: string): Promise<Booking> {
  const row = await strapi.db.query(BOOKING).findOne({ select: ['id'], where: { documentId } });
  const [booking] = row ? await bookingPort(strapi).findByIds([row.id]) : [];
  if (!booking) throw noSuchBooking();
  return booking;
}

const noSuchBooking = (): Error => panelError(new Refusal('NOT_FOUND', 'There is no such booking.'));
