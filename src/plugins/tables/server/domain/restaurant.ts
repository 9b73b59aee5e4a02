import type { WeekdayHours } from './hours';
import type { Counting } from './seatings';

export type Language = 'fr' | 'en' | 'ar';

/** The same words in each language; what is not written yet is null. */
export type Words = Readonly<Record<Language, string | null>>;

export interface Photo {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string | null;
}

/** Lunch, dinner: what a restaurant opens for, by names of its own. */
export interface Service {
  readonly id: number;
  readonly documentId: string;
  /** Short and stable, for addresses and requests: `dinner`. */
  readonly key: string;
  readonly names: Words;
  readonly week: readonly WeekdayHours[];
}

/** A restaurant with its services, as the catalogue reads it in one go. */
export interface Restaurant extends Counting {
  readonly id: number;
  readonly documentId: string;
  readonly slug: string;
  readonly names: Words;
  readonly descriptions: Words;
  readonly photos: readonly Photo[];
  readonly address: string | null;
  readonly city: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Of the mails to the restaurant itself. */
  readonly language: Language;
  /** The largest party that may book by itself. */
  readonly largestParty: number;
  readonly daysAhead: number;
  /** How many minutes before sitting down one may book at the latest. */
  readonly leadMinutes: number;
  /** Until how many minutes before the customer may cancel or change. */
  readonly cancelMinutes: number;
  /** How long a table is kept for a party that is late. */
  readonly keepMinutes: number;
  /** What becomes of covers that come free while somebody waits. */
  readonly waitingList: 'accept' | 'offer' | 'show';
  readonly offerMinutes: number;
  /** In the order the restaurant shows them. */
  readonly services: readonly Service[];
}

/** The words in this language, or in the next best one that they are written in. */
export const inLanguage = (words: Words, language: string): string =>
  words[language as Language] ?? words.fr ?? words.en ?? words.ar ?? '';
