import type { Money } from '../api/types';
import type { LocalDate } from '../time/local-date';
import { decimalsOf } from './decimals';
import { type Language, languageSettings } from './languages';

export interface Format {
  money(money: Money): string;
  /** The hour at the venue, on 24 hours. */
  time(instant: string, timeZone: string): string;
  /** "vendredi 20 novembre" at the venue. */
  day(instant: string, timeZone: string): string;
  date(date: LocalDate, style?: 'long' | 'short'): string;
  /** "novembre 2026" */
  month(date: LocalDate): string;
  /** 1 Monday to 7 Sunday. */
  weekday(number: number, style?: 'long' | 'short' | 'narrow'): string;
  duration(minutes: number, style?: 'long' | 'narrow'): string;
}

const dayStyles = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dayMs = 86_400_000;
const aMonday = Date.UTC(2024, 0, 1);

export function formatter(language: Language): Format {
  const { locale } = languageSettings[language];
  return {
    money: (money) => formatMoney(locale, money),
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        numberingSystem: 'latn',
        timeZone,
      }).format(new Date(instant)),
    day: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, { ...dayStyles.long, timeZone }).format(new Date(instant)),
    date: (date, style = 'long') =>
      new Intl.DateTimeFormat(locale, { ...dayStyles[style], timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
    month: (date) =>
      new Intl.DateTimeFormat(locale, {
        month: 'long',
        year: 'numeric',
        numberingSystem: 'latn',
        timeZone: 'UTC',
      }).format(new Date(`${date}T00:00:00Z`)),
    weekday: (number, style = 'long') =>
      new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(aMonday + (number - 1) * dayMs),
    duration: (minutes, style = 'narrow') => formatDuration(locale, minutes, style),
  };
}

/** The number of decimals is the currency's: three for TND, none for JPY. The amount is never a floating number. */
function formatMoney(locale: string, { amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const exact = `${amount < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
  return format.format(exact as Intl.StringNumericLiteral);
}

function formatDuration(locale: string, minutes: number, style: 'long' | 'narrow'): string {
  const duration = Temporal.Duration.from({ minutes }).round({ largestUnit: 'hours' });
  return duration.toLocaleString(locale, { style });
}
