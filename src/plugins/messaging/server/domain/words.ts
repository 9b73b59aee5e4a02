import { dateFormat } from './formatters';

/** Languages that mails are written in. */
export type Language = 'fr' | 'en' | 'ar';

const DATE = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** An instant as the wall at the venue shows it. */
export function when(
  instant: Date,
  zone: string,
  tag: string,
): { date: string; day: string; time: string; offset: string } {
  const say = (parts: Intl.DateTimeFormatOptions, language = tag): string =>
    dateFormat(language, { timeZone: zone, ...parts }).format(instant);
  return { date: say(DATE), day: say(DAY), time: say(TIME), offset: offsetOf(instant, zone) };
}

/** `UTC+1`, `UTC−3`, `UTC+10:30`; the same in every language. */
function offsetOf(instant: Date, zone: string): string {
  const parts = dateFormat('fr', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

/**
 * Whether a name that anybody may have typed is one to greet with. Names with an address in them would make our mails
 * carry a stranger's advertisement to whoever owns the mail address.
 */
export const greetable = (name: string): boolean => !/[/\\@<>]|www\.|\p{L}\.\p{L}/u.test(name) && !/\p{C}/u.test(name);

const ARABIC_OR_HEBREW = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Whether a value could turn the order of the words around it: then it is isolated. */
export const needsIsolation = (value: string, language: Language): boolean =>
  language === 'ar' ? !/^\d+$/.test(value) : ARABIC_OR_HEBREW.test(value);
