import type { Money } from './money';

/**
 * Who takes the money. Ours are in `server/providers`; a package that exports a `ProviderModule` is another one, named in
 * the plugin's settings.
 *
 * Every call is made outside of any transaction, may be made again (this process died, or did not get the answer), and
 * must then have one effect: our ids are what a provider recognises a call by. Whoever calls waits `CALL_WITHIN_MS` for
 * the answer. What is thrown means "not known": the call is made again later, until it is known. A `Declined` is known.
 */
export const CALL_WITHIN_MS = 10_000;

/** A payment as providers see it. All of it but `reference` stays as it was when the payment was begun. */
export interface ProviderPayment {
  /** Ours, and stable: 24 lower-case letters and digits. */
  readonly id: string;
  readonly amount: Money;
  /** What the provider calls it; null until `start` has answered once. */
  readonly reference: string | null;
  readonly bookingCode: string;
  /** What is paid for, for the provider's own page: `Tunis – Moncef Bey → Sousse`. */
  readonly title: string;
  /** Of the customer: `fr`, `en` or `ar`. */
  readonly locale: string;
  /** To be filled in for them; null when they gave none. */
  readonly email: string | null;
  /** Where the customer is sent when they have paid or given up. It holds no secret. */
  readonly returnUrl: string;
  readonly createdAt: Date;
  /** After this the places are no longer held. A page that lives longer is no harm: we cancel it. */
  readonly expiresAt: Date;
}

export interface Started {
  readonly reference: string;
  /** Where the customer pays. */
  readonly redirectUrl: string;
  /** Until when that page can be used; null when the provider does not say. */
  readonly expiresAt: Date | null;
}

/** How a payment stands with the provider. */
export interface Standing {
  /** `cancelled` also for one that the provider has never heard of: nothing can come in on it any more. */
  readonly state: 'pending' | 'succeeded' | 'failed' | 'cancelled';
  /** With `succeeded`: what came in, which need not be what was asked for. */
  readonly received?: Money;
  /** What the provider calls it, when it had no reference yet. */
  readonly reference?: string;
  /** With `pending`, where the customer pays, when `start` was never heard of. */
  readonly redirectUrl?: string;
  /** With `failed`, for the panel and the log: `card_declined`. */
  readonly reason?: string;
}

export interface ProviderRefund {
  /** Ours, and stable. */
  readonly id: string;
  readonly amount: Money;
  /** What the provider calls it; null until `refund` has answered once. */
  readonly reference: string | null;
}

export interface RefundStanding {
  /** Null for one that failed before the provider had a name for it. */
  readonly reference: string | null;
  /** `pending`: it is asked about again. `failed`: the money stays where it is, and staff must see to it. */
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly reason?: string;
}

/** Which payment a webhook is about. What it says of it is not believed: the provider is asked. */
export interface Hint {
  /** The provider's own id of the event, for the log of what came in. */
  readonly eventId: string;
  /** One of the two. */
  readonly paymentId?: string;
  readonly reference?: string;
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Takes money through a page of its own. */
export interface OnlineProvider {
  readonly kind: 'online';

  /** Called when this amount is due: whether the provider can take it. All, when left out. */
  accepts?(amount: Money): boolean;

  /**
   * Called before a refund is written: what it must be a multiple of, in minor units. Card networks move dinars in tens of
   * millimes, so half of 12.510 TND is given back as 6.260. 1, when left out.
   */
  refundStep?(currency: string): number;

  /**
   * Called when a customer chooses to pay, and again when nobody knows what became of that call.
   * @throws Declined when it will never take this payment
   */
  start(payment: ProviderPayment): Promise<Started>;

  /** Called when a webhook names the payment, and from time to time while it is pending; also before `start` has answered. */
  look(payment: ProviderPayment): Promise<Standing>;

  /** Called when the customer gives up or the places are no longer held. Money that is there already is the answer then. */
  cancel(payment: ProviderPayment): Promise<Standing>;

  /** Called until the answer is not `pending`: makes the refund, or says how it stands when it has been made already. */
  refund(payment: ProviderPayment, refund: ProviderRefund): Promise<RefundStanding>;

  /**
   * Called with every request to `POST /api/payments/webhooks/<name>`, whoever sent it.
   * @param body as it came, byte by byte
   * @returns null for an event that concerns no payment
   * @throws whatever it likes when the provider did not sign it, or long ago: it is refused as SIGNATURE_INVALID
   */
  readWebhook(body: Buffer, headers: Headers): Hint | null;
}

/** Money changes hands at the venue: the customer's promise settles the hold, and staff say when it was paid or given back. */
export interface DeskProvider {
  readonly kind: 'desk';
}

export type Provider = OnlineProvider | DeskProvider;

/** What a provider is told about where it works. */
export interface Surroundings {
  /** Its name in the settings: `stripe`. */
  readonly name: string;
  /** Where its webhooks are to go: `https://api.example.org/api/payments/webhooks/stripe`. */
  readonly webhookUrl: string;
  /** The API as it is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  readonly production: boolean;
}

/** What a provider's file or package exports, as Strapi's own providers do. Named in the settings, it is called once, at boot. */
export interface ProviderModule {
  /**
   * @param options as they stand in the settings beside its name
   * @throws Error in words for whoever runs the server, when they are not right: the boot ends with them
   */
  init(options: Readonly<Record<string, unknown>>, surroundings: Surroundings): Provider;
}

/** The provider has said no for good, and nothing can come in: the payment has failed. A package's own is told by its name. */
export class Declined extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Declined';
  }
}

export const isDeclined = (error: unknown): error is Error => error instanceof Error && error.name === 'Declined';
