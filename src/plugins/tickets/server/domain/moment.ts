const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** An instant as the wall at the station shows it. `offset` (`UTC+1`) is the same in every language. */
export interface Moment {
  readonly day: string;
  readonly time: string;
  readonly offset: string;
}

/** @param tag of the language: `fr`, `en-GB`, `ar-TN` */
export function momentAt(instant: Date, zone: string, tag: string): Moment {
  const say = (parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, { timeZone: zone, ...parts }).format(instant);
  const named = new Intl.DateTimeFormat('fr', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(instant);
  const offset = named.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  return { day: say(DAY), time: say(TIME), offset };
}
