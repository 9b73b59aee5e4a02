import { type IntlShape, useIntl } from 'react-intl';
import type { BookingEvent, BookingStatus } from '../../server/domain/states';

export type Say = (id: string, values?: Record<string, string | number>) => string;

/** Sentences by their key; the keys of the booking plugin all begin with `booking.`. */
export function useWords(): { say: Say; locale: string; intl: IntlShape } {
  const intl = useIntl();
  return { say: (id, values) => intl.formatMessage({ id }, values), locale: intl.locale, intl };
}

export const statusWord = (say: Say, status: BookingStatus): string => say(`booking.status.${status}`);

/** What a booking is counted in, in the trade's own words where it has them: `4 covers`; else in seats. */
export const quantityWord = (intl: IntlShape, trade: string, count: number): string => {
  const own = `${trade}.quantity`;
  return intl.formatMessage({ id: own in intl.messages ? own : 'booking.quantity' }, { count });
};

/** `Cancelled` in a history; `Cancel` on the button that does it. */
export const eventWord = (say: Say, event: BookingEvent, form: 'done' | 'do' = 'done'): string =>
  say(`booking.${form === 'do' ? 'act' : 'event'}.${event}`);

type Variant = 'success' | 'danger' | 'warning' | 'neutral' | 'secondary';

export const STATUS_VARIANT: Readonly<Record<BookingStatus, Variant>> = {
  held: 'warning',
  waiting: 'secondary',
  confirmed: 'success',
  expired: 'neutral',
  refused: 'danger',
  cancelled: 'neutral',
  attended: 'success',
  no_show: 'danger',
};

export interface ActorView {
  readonly kind: string;
  readonly name: string | null;
}

/** Who did it, in words: the customer, the clock, or a colleague by name. */
export const actorWord = (say: Say, { kind, name }: ActorView): string => name ?? say(`booking.actor.${kind}`);

/** Reasons that Relais itself gives are translated; what a person wrote is shown as they wrote it. */
export const reasonWord = (intl: IntlShape, reason: string): string => {
  const id = `booking.reason.${reason}`;
  return id in intl.messages ? intl.formatMessage({ id }) : reason;
};
