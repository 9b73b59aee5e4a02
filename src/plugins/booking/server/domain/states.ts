/**
 * Every status of a booking and every way from one to another: the only place that says so. The engine walks this
 * table, the database's accounting function is generated from it, and so is the diagram in the plugin's README.
 */

export const STATUSES = [
  'held',
  'waiting',
  'confirmed',
  'expired',
  'refused',
  'cancelled',
  'attended',
  'no_show',
] as const;
export type BookingStatus = (typeof STATUSES)[number];

/** Statuses in which a booking's claims count in `taken`. */
export const TAKING_STATUSES: readonly BookingStatus[] = ['held', 'confirmed', 'attended', 'no_show'];

/** Statuses in which a booking is still to come to something: its customer counts on it or waits for word. */
export const LIVE_STATUSES: readonly BookingStatus[] = ['held', 'waiting', 'confirmed'];

export type BookingEvent =
  | 'hold'
  | 'confirm'
  | 'request'
  | 'settle'
  | 'expire'
  | 'offer'
  | 'accept'
  | 'refuse'
  | 'cancel'
  | 'reinstate'
  | 'move'
  | 'attend'
  | 'miss';

export type ActorKind = 'customer' | 'staff' | 'clock' | 'payment';

export interface Transition {
  readonly event: BookingEvent;
  /** `null`: the booking is new. */
  readonly from: BookingStatus | null;
  readonly to: BookingStatus;
  readonly by: readonly ActorKind[];
}

const row = (
  event: BookingEvent,
  from: BookingStatus | null,
  to: BookingStatus,
  ...by: readonly ActorKind[]
): Transition => ({ event, from, to, by });

export const TRANSITIONS: readonly Transition[] = [
  row('hold', null, 'held', 'customer', 'staff'),
  row('confirm', null, 'confirmed', 'customer', 'staff'),
  row('request', null, 'waiting', 'customer', 'staff'),
  row('settle', 'held', 'confirmed', 'payment', 'customer', 'staff'),
  row('expire', 'held', 'expired', 'clock'),
  row('offer', 'waiting', 'held', 'clock'),
  row('accept', 'waiting', 'confirmed', 'staff', 'clock'),
  row('accept', 'refused', 'confirmed', 'staff', 'clock'),
  row('refuse', 'waiting', 'refused', 'staff'),
  row('refuse', 'confirmed', 'refused', 'staff'),
  row('cancel', 'held', 'cancelled', 'customer', 'staff', 'payment'),
  row('cancel', 'waiting', 'cancelled', 'customer', 'staff'),
  row('cancel', 'confirmed', 'cancelled', 'customer', 'staff', 'payment'),
  row('reinstate', 'expired', 'confirmed', 'payment'),
  row('move', 'held', 'held', 'customer', 'staff'),
  row('move', 'held', 'waiting', 'customer', 'staff'),
  row('move', 'waiting', 'waiting', 'customer', 'staff'),
  row('move', 'confirmed', 'confirmed', 'customer', 'staff'),
  row('move', 'confirmed', 'waiting', 'customer', 'staff'),
  row('attend', 'confirmed', 'attended', 'staff'),
  row('miss', 'confirmed', 'no_show', 'staff'),
];

export const takesUnits = (status: BookingStatus | null): boolean =>
  status !== null && TAKING_STATUSES.includes(status);

export const isLive = (status: BookingStatus): boolean => LIVE_STATUSES.includes(status);

/** What a transition does to the counts of the allotments it claims. */
export function unitsEffect({ from, to }: Pick<Transition, 'from' | 'to'>): 'take' | 'give back' | 'keep' | 'none' {
  if (takesUnits(from)) return takesUnits(to) ? 'keep' : 'give back';
  return takesUnits(to) ? 'take' : 'none';
}

/** The row for this event out of this status, or undefined when it is not allowed. `to` is needed by `move` only. */
export function findTransition(
  event: BookingEvent,
  from: BookingStatus | null,
  by: ActorKind,
  to?: BookingStatus,
): Transition | undefined {
  return TRANSITIONS.find(
    (t) => t.event === event && t.from === from && t.by.includes(by) && (to === undefined || t.to === to),
  );
}

/** The event that staff mean when they set another status by hand; undefined when no transition leads there. */
export function eventBetween(from: BookingStatus, to: BookingStatus, by: ActorKind): BookingEvent | undefined {
  return TRANSITIONS.find((t) => t.from === from && t.to === to && t.event !== 'move' && t.by.includes(by))?.event;
}

export const eventsFrom = (from: BookingStatus, by: ActorKind): BookingEvent[] => [
  ...new Set(TRANSITIONS.filter((t) => t.from === from && t.by.includes(by)).map((t) => t.event)),
];

/** Everything that is wrong with a table of transitions; the boot fails when there is anything. */
export function tableFaults(
  transitions: readonly Transition[] = TRANSITIONS,
  statuses: readonly BookingStatus[] = STATUSES,
): string[] {
  const known = new Set<BookingStatus | null>([null, ...statuses]);
  const faults = transitions
    .filter((t) => !known.has(t.from) || !known.has(t.to))
    .map((t) => `${t.event}: unknown status in ${t.from} -> ${t.to}`);

  const seen = new Set<string>();
  for (const t of transitions) {
    const key = t.event === 'move' ? `move ${t.from} ${t.to}` : `${t.event} ${t.from}`;
    if (seen.has(key)) faults.push(`${t.event}: two rows from ${t.from}`);
    seen.add(key);
  }

  const reached = new Set<BookingStatus | null>([null]);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const t of transitions) if (reached.has(t.from)) reached.add(t.to);
  }
  const unreachable = statuses.filter((status) => !reached.has(status));
  return [...faults, ...unreachable.map((status) => `${status}: no transition leads there`)];
}
