/** What money that has just come in does to its booking. */
export type Fate =
  /** The booking is paid: its held places are the customer's. */
  | 'settle'
  /** It was held no more: the places are taken again, if they are there; otherwise the money goes back. */
  | 'reinstate'
  /** It counts for the booking, which stays as it is; what is beyond the price goes back. */
  | 'count'
  /** Nothing is left that it could pay: it goes back. */
  | 'return';

/**
 * @param status of the booking, as it stands under its lock
 * @param due what is left to pay, this money counted
 */
export function fateOf(status: string, due: number): Fate {
  switch (status) {
    case 'held':
      return due > 0 ? 'count' : 'settle';
    case 'expired':
      return due > 0 ? 'return' : 'reinstate';
    case 'cancelled':
    case 'refused':
      return 'return';
    default:
      return 'count';
  }
}
