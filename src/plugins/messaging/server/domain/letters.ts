/** What a letter says has happened. */
export const LETTERS = ['held', 'confirmed', 'waiting', 'moved', 'cancelled', 'refused', 'expired'] as const;
export type Letter = (typeof LETTERS)[number];

export type Audience = 'customer' | 'venue';

interface Row {
  readonly letter: Letter;
  readonly to: readonly Audience[];
}

/** Which change is told to whom. An event without a row is told to nobody. */
const TOLD: Readonly<Record<string, Row>> = {
  hold: { letter: 'held', to: ['customer'] },
  request: { letter: 'waiting', to: ['customer', 'venue'] },
  confirm: { letter: 'confirmed', to: ['customer', 'venue'] },
  settle: { letter: 'confirmed', to: ['customer', 'venue'] },
  accept: { letter: 'confirmed', to: ['customer', 'venue'] },
  reinstate: { letter: 'confirmed', to: ['customer', 'venue'] },
  move: { letter: 'moved', to: ['customer', 'venue'] },
  cancel: { letter: 'cancelled', to: ['customer', 'venue'] },
  refuse: { letter: 'refused', to: ['customer'] },
  expire: { letter: 'expired', to: ['customer'] },
};

export const letterOf = (event: string): Letter | undefined => TOLD[event]?.letter;

/** A venue is not told of a hold, and therefore not of what becomes of it before it is settled either. */
export function audiencesOf(event: string, from: string | null): readonly Audience[] {
  const to = TOLD[event]?.to ?? [];
  return from === 'held' && event !== 'settle' ? to.filter((audience) => audience !== 'venue') : to;
}

/** A letter that asks for something until a moment is worth nothing after it; another one says what became of it. */
export const isMoot = (letter: Letter, holdExpiresAt: Date | null, now: Date): boolean =>
  letter === 'held' && holdExpiresAt !== null && holdExpiresAt <= now;
