import type { Core } from '@strapi/strapi';
import { type Actor, bookingPort, inTransaction } from '../../../booking/server/port';
import { allotmentsOf } from '../persistence/plans';
import { putTrips, type TimetableTrip } from '../persistence/timetable';
import { catalogue } from './catalogue';
import { TRADE } from './trade';

const CHUNK = 500;
const SCRIPT: Actor = { kind: 'staff', name: 'timetable' };

export interface Written {
  readonly made: number;
  readonly changed: number;
  readonly unchanged: number;
}

interface Options {
  /** Change trips that stand already and that the timetable now says otherwise; else they stay as they are. */
  readonly follow: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Writes many trips at once, each chunk with what is for sale in one transaction. */
export function createTimetable({ strapi }: { strapi: Core.Strapi }) {
  return {
    async put(trips: readonly TimetableTrip[], { follow, onProgress }: Options): Promise<Written> {
      const sum = { made: 0, changed: 0, unchanged: 0 };
      for (let start = 0; start < trips.length; start += CHUNK) {
        const chunk = trips.slice(start, start + CHUNK);
        const written = await inTransaction(strapi, async (trx) => {
          const rows = await putTrips(trx, chunk, follow);
          await bookingPort(strapi).allotments.put(
            TRADE,
            await allotmentsOf(trx, { tripIds: rows.map(({ id }) => id) }),
            SCRIPT,
          );
          return rows;
        });
        catalogue(strapi).changed();
        const made = written.filter(({ isNew }) => isNew).length;
        sum.made += made;
        sum.changed += written.length - made;
        sum.unchanged += chunk.length - written.length;
        onProgress?.(Math.min(start + CHUNK, trips.length), trips.length);
      }
      return sum;
    },
  };
}

export type Timetable = ReturnType<typeof createTimetable>;

export const timetable = (strapi: Core.Strapi): Timetable => strapi.plugin('trips').service('timetable');
