import type { Knex } from 'knex';
import { type Room, shortOf, type Wish } from '../domain/allocate';
import { takenOf } from '../persistence/allotments';
import { findOverdue, LAPSE_LIMIT, lapse } from '../persistence/holds';
import type { Changes } from './changes';
import { WiderLock } from './transaction';

/**
 * Invariant 4: holds past their deadline give way to whoever takes units next, in the same transaction. Looks for them
 * only where the wishes ask for more than is left.
 * @param rooms the allotments that the wishes name, locked; brought up to date
 * @throws WiderLock when an overdue hold claims another allotment too
 */
export async function lapseWhereShort(
  trx: Knex.Transaction,
  changes: Changes,
  rooms: Map<number, Room>,
  wishes: readonly Pick<Wish, 'claims' | 'admission'>[],
): Promise<void> {
  for (;;) {
    const short = shortOf(rooms, wishes);
    const overdue = short.length === 0 ? [] : await findOverdue(trx, { on: short });
    if (overdue.length === 0) return;
    const claimed = overdue.flatMap((hold) => hold.allotmentIds);
    if (claimed.some((id) => !rooms.has(id))) throw new WiderLock(claimed);
    await changes.announce(
      trx,
      await lapse(
        trx,
        overdue.map((hold) => hold.id),
      ),
    );
    const taken = await takenOf(trx, [...rooms.keys()]);
    for (const [id, room] of rooms) rooms.set(id, { ...room, taken: taken.get(id) ?? room.taken });
    if (overdue.length < LAPSE_LIMIT) return;
  }
}
