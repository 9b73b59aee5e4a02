/** What a letter says has happened, or is about to. */
export const LETTERS = [
  'held',
  'offered',
  'confirmed',
  'waiting',
  'moved',
  'cancelled',
  'refused',
  'expired',
  'payment_received',
  'payment_failed',
  'refund_started',
  'refunded',
  'refund_failed',
  'reminder',
] as const;
export type Letter = (typeof LETTERS)[number];

export const AUDIENCES = ['customer', 'venue'] as const;
export type Audience = (typeof AUDIENCES)[number];

interface Row {
  readonly letter: Letter;
  readonly to: readonly Audience[];
  /** Said to customers by mail only: another message says enough to those who get SMS, which cost money. */
  readonly mailOnly?: true;
}

/** Which change, or which notice, is told to whom. What has no row is told to nobody. */
const TOLD: Readonly<Record<string, Row>> = {
  hold: { letter: 'held', to: ['customer'] },
  offer: { letter: 'offered', to: ['customer'] },
  request: { letter: 'waiting', to: ['customer', 'venue'] },
  confirm: { letter: 'confirmed', to: ['customer', 'venue'] },
  settle: { letter: 'confirmed', to: ['customer', 'venue'] },
  accept: { letter: 'confirmed', to: ['customer', 'venue'] },
  reinstate: { letter: 'confirmed', to: ['customer', 'venue'] },
  move: { letter: 'moved', to: ['customer', 'venue'] },
  cancel: { letter: 'cancelled', to: ['customer', 'venue'] },
  refuse: { letter: 'refused', to: ['customer'] },
  expire: { letter: 'expired', to: ['customer'] },
  payment_received: { letter: 'payment_received', to: ['customer'], mailOnly: true },
  payment_failed: { letter: 'payment_failed', to: ['customer'] },
  refund_started: { letter: 'refund_started', to: ['customer'] },
  refunded: { letter: 'refunded', to: ['customer'], mailOnly: true },
  refund_failed: { letter: 'refund_failed', to: ['venue'] },
  reminder: { letter: 'reminder', to: ['customer'] },
};

/** Every letter that there is, with who may get it. */
export const WRITTEN: readonly { readonly letter: Letter; readonly audience: Audience }[] = LETTERS.flatMap((letter) =>
  AUDIENCES.filter((audience) =>
    Object.values(TOLD).some((row) => row.letter === letter && row.to.includes(audience)),
  ).map((audience) => ({ letter, audience })),
);

export const letterOf = (event: string): Letter | undefined => TOLD[event]?.letter;

/** The change or notice that a letter is most often about. */
export const eventOf = (letter: Letter): string =>
  Object.keys(TOLD).find((event) => TOLD[event]?.letter === letter) ?? letter;

export const isMailOnly = (event: string): boolean => TOLD[event]?.mailOnly === true;

/** A venue is not told of a hold, and therefore not of what becomes of it before it is settled either. */
export function audiencesOf(event: string, from: string | null): readonly Audience[] {
  const to = TOLD[event]?.to ?? [];
  return from === 'held' && event !== 'settle' ? to.filter((audience) => audience !== 'venue') : to;
}

/** Letters that ask for something until the hold they tell of is over. */
export const hasDeadline = (letter: Letter): boolean => letter === 'held' || letter === 'offered';

/** Where a booking stood when its message was written, and where it stands now. */
interface Standing {
  readonly status: string;
  readonly startsAt: Date;
  readonly holdExpiresAt: Date | null;
}

/**
 * Why a letter is of no use any more. One that asks for something until a moment is worth nothing after it, and nobody is
 * reminded of what is off; every other letter says what became of the booking.
 * @returns a sentence for the list of messages, or null
 */
export function mootBecause(letter: Letter, told: Standing, present: Standing, now: Date): string | null {
  if (hasDeadline(letter) && told.holdExpiresAt !== null && told.holdExpiresAt <= now)
    return 'The hold it tells of was over before it could be sent.';
  if (letter !== 'reminder') return null;
  if (present.status !== 'confirmed') return 'The booking it reminds of does not stand any more.';
  if (present.startsAt.getTime() !== told.startsAt.getTime()) return 'The booking it reminds of has been moved.';
  return present.startsAt <= now ? 'What it reminds of had begun before it could be sent.' : null;
}
