import type { RestaurantDetail } from '../api/types';
import type { Language } from '../i18n/languages';
import { pathTo } from '../routes';
import { type LocalDate, parseLocalDate } from '../time/local-date';

/** A time as it stands in an address and a form: the service's key, a space, the hour as the API writes it. */
export interface Seating {
  service: string;
  time: string;
}

/** What a party has chosen so far. */
export interface Wish {
  covers: number;
  /** The month to look at: its first day. */
  month: LocalDate | null;
  date: LocalDate | null;
  seating: Seating | null;
}

type WishQuery = { covers: number; month?: string; date?: string; time?: string };

/** The address of the flow with so much of it chosen. */
export type Steps = (wish: WishQuery) => string;

/** A choice among more is no choice for a thumb. */
const mostShown = 20;
const usual = 2;
const seatingPattern = /^([a-z0-9-]{1,120}) ([0-2]\d:[0-5]\d(?:[+-]\d\d:\d\d)?)$/;

export function mostOnline({ largestParty }: Pick<RestaurantDetail, 'largestParty'>): number {
  return Math.max(1, Math.min(largestParty, mostShown));
}

export function readSeating(value: string | null): Seating | null {
  const [, service, time] = seatingPattern.exec(value ?? '') ?? [];
  return service && time ? { service, time } : null;
}

export function seatingText({ service, time }: Seating): string {
  return `${service} ${time}`;
}

/** The hour to read: on the night when it comes twice, with the offset that tells which is meant. */
export function hourOf(time: string): string {
  return time.length > 5 ? `${time.slice(0, 5)} (UTC${time.slice(5)})` : time;
}

/** The wish in an address; whatever is no wish at this restaurant counts as not chosen. */
export function readWish(params: URLSearchParams, most: number): Wish {
  const covers = Number(params.get('covers'));
  return {
    covers: Number.isInteger(covers) && covers >= 1 && covers <= most ? covers : Math.min(usual, most),
    month: parseLocalDate(`${params.get('month')}-01`),
    date: parseLocalDate(params.get('date')),
    seating: readSeating(params.get('time')),
  };
}

/** On the site, who and which day are asked on the restaurant's own page. */
export function siteSteps(language: Language, restaurant: string): Steps {
  return (wish) =>
    wish.date
      ? pathTo(language, 'table', { restaurant }, wish)
      : `${pathTo(language, 'restaurant', { restaurant }, wish)}#book`;
}

/** In the frame on the restaurant's own site, all of it is one page. */
export function widgetSteps(language: Language, restaurant: string): Steps {
  return (wish) => pathTo(language, 'tableWidget', { restaurant }, wish);
}

export function moveSteps(language: Language, code: string): Steps {
  return (wish) => pathTo(language, 'bookingMove', { code }, wish);
}
