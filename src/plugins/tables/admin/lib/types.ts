import type { BookingStatus, StaffBooking } from '../../../booking/admin/port';

/** Answers of the plugin's admin routes; dates are ISO strings here. */
export interface Names {
  readonly fr: string | null;
  readonly en: string | null;
  readonly ar: string | null;
}

export interface PanelRestaurant {
  readonly documentId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly countPer: 'service' | 'slot';
  readonly waitingList: 'accept' | 'offer' | 'show';
  readonly services: readonly { readonly documentId: string; readonly key: string; readonly names: Names }[];
  /** Its own calendar date now. */
  readonly today: string;
  /** Take bookings, and decide about them. */
  readonly mayChange: boolean;
  /** Set covers and closings. */
  readonly mayPlan: boolean;
}

export interface ServiceDay {
  readonly service: string;
  readonly names: Names;
  readonly hours: { readonly opens: string; readonly closes: string; readonly lastSeating: string } | null;
  readonly closed: boolean;
  readonly changed: boolean;
  readonly note: string | null;
  /** Null: every booking is by hand. */
  readonly covers: number | null;
  readonly usual: number | null;
  readonly taken: number;
  readonly left: number | null;
  readonly excess: number;
  readonly parties: number;
  readonly waiting: { readonly parties: number; readonly covers: number };
}

export interface BookDay {
  readonly date: string;
  readonly services: readonly ServiceDay[];
}

export interface Slot {
  readonly time: string;
  readonly taken: number | null;
  readonly left: number | null;
}

export interface BookLine {
  readonly documentId: string;
  readonly code: string;
  readonly status: BookingStatus;
  readonly quantity: number;
  readonly time: string;
  readonly contact: StaffBooking['contact'];
  readonly notes: string | null;
  /** Whether covers are left for all of it. */
  readonly fits: boolean;
  /** How long an offer stands for who is to take it. */
  readonly holdExpiresAt: string | null;
  readonly arrivedAt: string | null;
  readonly seen: { readonly visits: number; readonly noShows: number } | null;
}

export interface ServicePage extends ServiceDay {
  readonly date: string;
  readonly slots: readonly Slot[];
  readonly bookings: readonly BookLine[];
}

interface Answer<T> {
  readonly data: T;
  readonly meta: { readonly restaurant: PanelRestaurant };
}

export type Book = Answer<readonly BookDay[]>;
export type Page = Answer<ServicePage>;

/** What a restaurant calls its service, in the panel's language where it has a word for it. */
export const nameOf = (names: Names, locale: string): string =>
  names[locale as keyof Names] ?? names.fr ?? names.en ?? names.ar ?? '';
