/** What a customer may ask for when they move a booking: another trip, another number of seats, or both. */
export interface MoveWish {
  readonly trip?: string;
  readonly quantity?: number;
}

export interface WishFault {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

const DOCUMENT_ID = /^[a-z0-9]{1,64}$/;

const wrong = (path: string, code: string, message: string): WishFault => ({ path: [path], code, message });

/** @returns the wish, or what is wrong with it by field */
export function parseMoveWish({ trip, quantity }: Readonly<Record<string, unknown>>): MoveWish | WishFault[] {
  const errors: WishFault[] = [];
  if (trip === undefined && quantity === undefined)
    errors.push(wrong('trip', 'required', 'Say which trip, or how many seats.'));
  const isTrip = typeof trip === 'string' && DOCUMENT_ID.test(trip);
  if (trip !== undefined && !isTrip) errors.push(wrong('trip', 'type', 'Not the id of a trip.'));
  const isQuantity = typeof quantity === 'number' && Number.isSafeInteger(quantity);
  if (quantity !== undefined && !isQuantity) errors.push(wrong('quantity', 'type', 'Not a whole number.'));
  if (isQuantity && quantity < 1) errors.push(wrong('quantity', 'too_small', 'At least one seat.'));
  if (errors.length > 0) return errors;
  return { ...(isTrip && { trip }), ...(isQuantity && { quantity }) };
}
