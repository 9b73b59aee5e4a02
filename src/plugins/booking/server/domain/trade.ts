import type { FieldError } from './errors';
import type { Locale } from './locales';
import type { BookingEvent } from './states';
import type { Booking, Claim, Money } from './types';

export interface VenueView {
  readonly slug: string;
  readonly name: string;
  readonly city: string | null;
  readonly phone: string | null;
  /** IANA zone: every local time of the booking is told in it. */
  readonly timeZone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A venue as staff choose it from a list, with the clock on its wall. */
export interface VenueName {
  readonly documentId: string;
  readonly name: string;
  readonly timeZone: string;
}

/** `percent` of what was paid comes back until so many hours before the booking begins. */
export interface RefundStep {
  readonly hoursBefore: number;
  readonly percent: number;
}

/** What becomes of those who wait when places come free: `show` leaves it to staff. */
export interface WaitingList {
  readonly mode: 'accept' | 'offer' | 'show';
  /** How long an offer stands. */
  readonly offerMinutes: number;
}

/** What a booking is about, for its customer: what the API answers, and what mails and calendars are written from. */
export interface Description {
  readonly venue: VenueView;
  /** Where the venue's own copy of messages goes; null: it gets none. */
  readonly venueEmail: string | null;
  /** What that copy is written in; left out: French. */
  readonly venueLanguage?: Locale;
  /** One line, without dates: `Tunis – Moncef Bey → Sousse`. Proper names only, so that it needs no translation. */
  readonly title: string;
  /** The trade's own view of the thing that is booked, in the shape of its catalogue. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** A hold may be settled by promising to pay at the venue. */
  readonly payAtVenue: boolean;
  /** What comes back to a customer who cancels a paid booking: the largest share whose limit is not past. None: nothing. */
  readonly refundPolicy: readonly RefundStep[];
  /** Until when the customer may cancel or move by themselves. */
  readonly changeableUntil: Date;
}

/** Where a booking is to go: the claims it is to have, and what follows from them. */
export interface Destination {
  readonly claims: readonly Claim[];
  readonly quantity: number;
  readonly venue: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly price: Money | null;
  /** What the customer adds for the venue; left out: as it was. */
  readonly notes?: string | null;
}

/**
 * A line of business plugged into the engine. All functions may read the database; none may write, lock or call the
 * world outside, and the engine never calls them while it holds a lock. The one exception: `destinationOf` may make the
 * allotments that a booking is to go to, where a trade makes them when somebody first asks.
 */
export interface Trade {
  /** Stored in every row of the trade; never changes. */
  readonly name: string;

  /**
   * A booking begins at a time of its own within its allotments, a seating within an evening; otherwise it begins with the
   * first of its allotments, ends with the last, and follows them when they are given another time.
   */
  readonly ownTimes: boolean;

  /** Confirmed bookings of it have a ticket to show at the door. */
  readonly hasTickets: boolean;

  /** Called when bookings are shown: in answers, mails, calendars and the panel. One call for a whole page of them. */
  describe(bookings: readonly Booking[]): Promise<ReadonlyMap<number, Description>>;

  /** Called where staff look at what is booked rather than at bookings, at the door for one; what is gone is left out. */
  describeResources(resources: readonly string[]): Promise<ReadonlyMap<string, Pick<Description, 'title' | 'venue'>>>;

  /**
   * Called when a customer or staff want a booking moved, before anything is locked.
   * @param wish the request's body, not yet looked at
   * @returns where it goes, or what is wrong with the wish, by field
   */
  destinationOf(booking: Booking, wish: Readonly<Record<string, unknown>>): Promise<Destination | FieldError[]>;

  /** Called in the panel, to decide which bookings a member of staff sees: documentIds of the venues they run. */
  venuesOf(staffId: number): Promise<string[]>;

  /** Called where something is set for a venue, in the panel and by clocks: all venues of this trade. */
  venues(): Promise<readonly VenueName[]>;

  /** Called when places have come free and somebody waits: by venue, those not named leave it to staff. */
  waitingListOf(venues: readonly string[]): Promise<ReadonlyMap<string, WaitingList>>;

  /** Called when staff change a booking: whether this event may go over capacity on purpose. Trips never: no ninth seat. */
  mayExceedCapacity(event: BookingEvent): boolean;
}

/** The trades that are switched on; filled while plugins register, checked when the booking plugin boots. */
export class TradeRegistry {
  readonly #trades = new Map<string, Trade>();

  /** @throws Error when two trades have one name, or a name that could not be stored as it is */
  add(trade: Trade): void {
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(trade.name)) throw new Error(`"${trade.name}" is no name for a trade`);
    if (this.#trades.has(trade.name)) throw new Error(`The trade "${trade.name}" is registered twice`);
    this.#trades.set(trade.name, trade);
  }

  /** Undefined for the trade of an old booking that has been switched off since. */
  get(name: string): Trade | undefined {
    return this.#trades.get(name);
  }

  all(): Trade[] {
    return [...this.#trades.values()];
  }
}
