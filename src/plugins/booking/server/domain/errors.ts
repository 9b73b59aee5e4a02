/** Why the API says no: every code that it answers. The code is stable: clients and translations rely on it. */
export type RefusalCode =
  | 'SOLD_OUT'
  | 'CLOSED'
  | 'TRANSITION_NOT_ALLOWED'
  | 'HOLD_EXPIRED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'PAY_AT_VENUE_OFF'
  | 'TOO_LATE'
  | 'PAYMENT_NOT_DUE'
  | 'PROVIDER_UNKNOWN'
  | 'SIGNATURE_INVALID'
  | 'NO_TICKET'
  | 'UNAVAILABLE'
  | 'INVALID_BODY'
  | 'INVALID_QUERY'
  | 'INVALID_FIELDS'
  | 'SIGN_IN_REQUIRED'
  | 'NOT_FOUND';

export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export interface RefusalDetails {
  /** With SOLD_OUT: the units that are left on the tightest allotment. */
  readonly left?: number;
  /** With INVALID_FIELDS: what is wrong, field by field. */
  readonly errors?: readonly FieldError[];
  /** With TRANSITION_NOT_ALLOWED: where the booking stands, and what was asked of it. */
  readonly status?: string;
  readonly event?: string;
}

/** An expected no: it has been understood and cannot be done. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
