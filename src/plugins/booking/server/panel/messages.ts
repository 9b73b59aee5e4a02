import { errors } from '@strapi/utils';
import { Refusal, type RefusalCode } from '../domain/errors';

/**
 * What the panel says when something is refused. Strapi's panel translates an error by its whole message, so these
 * sentences are constant and stand as keys (`apiError.<sentence>`) in `admin/translations`.
 */
export const PANEL_MESSAGES = {
  kept: 'Relais keeps this by itself: it cannot be edited.',
  create: 'Bookings are made on the site or from what is booked, not here.',
  delete: 'A booking that counts is never deleted: cancel it instead, its customer is told.',
  fields: 'Only the contact, the notes, the status and the quantity of a booking can be changed here.',
  staffOnly: 'This booking is not at one of your venues.',
  destination: 'A booking cannot be moved there.',
} as const;

export const REFUSALS: Partial<Record<RefusalCode, string>> = {
  SOLD_OUT: 'There are not enough places left.',
  CLOSED: 'Bookings are closed there.',
  TRANSITION_NOT_ALLOWED: 'A booking cannot go from its present status to this one.',
  HOLD_EXPIRED: 'The hold has lapsed and its places are free again.',
  TOO_LATE: 'It is too late to change this booking.',
};

/** A refusal as the panel shows it: in a toast, in the language of the person at the counter. */
export const panelError = (refusal: Refusal): Error =>
  new errors.ApplicationError(REFUSALS[refusal.code] ?? refusal.message, { code: refusal.code, ...refusal.details });

export const refuse = (message: keyof typeof PANEL_MESSAGES, details: object = {}): Error =>
  new errors.ApplicationError(PANEL_MESSAGES[message], { code: 'NOT_EDITABLE', ...details });

/** Does the engine's work for the panel: what it refuses is said as the panel says things. */
export async function inPanel<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? panelError(error) : error;
  }
}
