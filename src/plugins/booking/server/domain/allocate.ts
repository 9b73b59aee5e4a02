import { Refusal } from './errors';
import type { Allotment, Claim } from './types';

/** What an allotment still has, as one transaction sees it under its lock. */
export interface Room extends Pick<Allotment, 'id' | 'capacity' | 'taken' | 'closed' | 'startsAt'> {
  /** Somebody waits for it whose party fits into what is left. */
  readonly awaited?: boolean;
}

export interface Wish {
  readonly claims: readonly Claim[];
  /** `request`: the venue decides by hand, units are taken when staff accept. */
  readonly admission: 'hold' | 'confirm' | 'request';
  /** What becomes of it when not enough is left, or no capacity is set. */
  readonly otherwise: 'refuse' | 'wait';
  /** Takes its turn behind those who wait and fit, where the venue's waiting list serves by itself. */
  readonly queues?: boolean;
  /** When it begins, if that is a time of its own within its allotments; else it begins with them. */
  readonly ownStart?: Date;
}

export type Granted = 'held' | 'confirmed' | 'waiting';

/** Units left for automatic sale; none when no capacity is set, or when staff went over it. */
export const unitsLeft = ({ capacity, taken }: Pick<Room, 'capacity' | 'taken'>): number =>
  capacity === null ? 0 : Math.max(0, capacity - taken);

/**
 * Gives out units to a batch of wishes in the order they came: all of a wish's claims or none of them.
 * @param rooms the allotments that the wishes name, locked; a wish for another is refused as closed
 * @param now the database's clock
 * @returns for each wish the status its booking gets, or why not
 */
export function allocate(rooms: ReadonlyMap<number, Room>, wishes: readonly Wish[], now: Date): (Granted | Refusal)[] {
  const taken = new Map([...rooms.values()].map((room) => [room.id, room.taken]));
  const left = ({ allotmentId }: Claim): number => {
    const room = rooms.get(allotmentId);
    return room ? unitsLeft({ capacity: room.capacity, taken: taken.get(allotmentId) ?? room.taken }) : 0;
  };

  return wishes.map((wish) => {
    if (wish.claims.some(({ allotmentId }) => isClosed(rooms.get(allotmentId), now, wish.ownStart))) return closed();
    if (wish.admission === 'request') return 'waiting';
    if (wish.queues && wish.claims.some(({ allotmentId }) => rooms.get(allotmentId)?.awaited)) return 'waiting';
    if (wish.claims.some((claim) => left(claim) < claim.units)) {
      return wish.otherwise === 'wait' ? 'waiting' : soldOut(Math.min(...wish.claims.map(left)));
    }
    for (const { allotmentId, units } of wish.claims) taken.set(allotmentId, (taken.get(allotmentId) ?? 0) + units);
    return wish.admission === 'hold' ? 'held' : 'confirmed';
  });
}

/** Allotments on which the wishes, taken together, ask for more than is left: there overdue holds are worth lapsing. */
export function shortOf(
  rooms: ReadonlyMap<number, Room>,
  wishes: readonly Pick<Wish, 'claims' | 'admission'>[],
): number[] {
  const wanted = new Map<number, number>();
  for (const { allotmentId, units } of wishes.flatMap((wish) => (wish.admission === 'request' ? [] : wish.claims))) {
    wanted.set(allotmentId, (wanted.get(allotmentId) ?? 0) + units);
  }
  return [...rooms.values()]
    .filter((room) => room.capacity !== null && (wanted.get(room.id) ?? 0) > unitsLeft(room))
    .map((room) => room.id);
}

export const isClosed = (room: Room | undefined, now: Date, ownStart?: Date): boolean =>
  room === undefined || room.closed || (ownStart ?? room.startsAt) <= now;

export const soldOut = (left: number): Refusal =>
  new Refusal('SOLD_OUT', left > 0 ? `Only ${left} left.` : 'Nothing is left.', { left });

export const closed = (): Refusal => new Refusal('CLOSED', 'Bookings are closed.');
