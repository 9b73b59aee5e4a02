import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { conflictOf, eraseAfter, withAnswer } from './queue';
import type { Conflict, Day, Outcome, PassengerList, QueuedScan } from './types';

export interface Kept {
  /** When it was fetched. */
  keptAt: string;
  eraseAfter: string;
}
export type KeptList = PassengerList & Kept;
export type KeptDay = Day & Kept;

interface Rooms extends DBSchema {
  lists: { key: string; value: KeptList };
  days: { key: string; value: KeptDay };
  /** In the order of scanning. */
  queue: { key: number; value: QueuedScan; indexes: { scanId: string } };
  conflicts: { key: string; value: Conflict };
  staff: { key: 'last'; value: string };
}

export type Store = ReturnType<typeof createStore>;

/** What the phone keeps: lists to check without a line, and scans until the API has answered each of them. */
export function createStore() {
  let opened: Promise<IDBPDatabase<Rooms>> | undefined;
  const database = () => {
    opened ??= openRooms();
    return opened;
  };
  return {
    list: async (trip: string) => (await database()).get('lists', trip),
    keepList: async (list: PassengerList, keptAt: string) =>
      (await database()).put('lists', { ...list, keptAt, eraseAfter: eraseAfter(list.trip.departure) }),
    days: async () => (await database()).getAll('days'),
    keepDay: async (day: Day, keptAt: string) =>
      (await database()).put('days', { ...day, keptAt, eraseAfter: eraseAfter(`${day.date}T23:59:59Z`) }),
    queue: async () => (await database()).getAll('queue'),
    enqueue: async (scan: QueuedScan) => (await database()).add('queue', scan),
    conflicts: async () => (await database()).getAll('conflicts'),
    dismiss: async (scanId: string) => (await database()).delete('conflicts', scanId),
    settle: async (scan: QueuedScan, answer: Outcome | null, isShown: boolean) =>
      settle(await database(), scan, answer, isShown),
    apply: async (trip: string, answer: Outcome, scannedAt: string) => {
      const db = await database();
      const list = await db.get('lists', trip);
      if (list) await db.put('lists', { ...list, passengers: withAnswer(list.passengers, answer, scannedAt) });
    },
    lastStaff: async () => (await database()).get('staff', 'last'),
    enter: async (staff: string) => enter(await database(), staff),
    eraseOld: async (now: string) => eraseOld(await database(), now),
    eraseAll: async () => {
      const db = await database();
      await Promise.all(rooms.map((room) => db.clear(room)));
    },
  };
}

const rooms = ['lists', 'days', 'queue', 'conflicts', 'staff'] as const;

function openRooms() {
  return openDB<Rooms>('relais-check-in', 1, {
    upgrade: (db) => {
      db.createObjectStore('lists', { keyPath: 'trip.id' });
      db.createObjectStore('days', { keyPath: 'date' });
      db.createObjectStore('queue', { autoIncrement: true }).createIndex('scanId', 'scanId', { unique: true });
      db.createObjectStore('conflicts', { keyPath: 'scanId' });
      db.createObjectStore('staff');
    },
  });
}

/** Takes an answered scan out of the queue, into the list and, when it was not what the phone had said, among the conflicts. */
async function settle(db: IDBPDatabase<Rooms>, scan: QueuedScan, answer: Outcome | null, isShown: boolean) {
  const work = db.transaction(['queue', 'lists', 'conflicts'], 'readwrite');
  const key = await work.objectStore('queue').index('scanId').getKey(scan.scanId);
  // Another tab was first, with the same answer.
  if (key === undefined) return work.done;
  await work.objectStore('queue').delete(key);
  const list = await work.objectStore('lists').get(scan.trip);
  if (list && answer) {
    await work.objectStore('lists').put({ ...list, passengers: withAnswer(list.passengers, answer, scan.scannedAt) });
  }
  const conflict = isShown ? null : conflictOf(scan, answer);
  if (conflict) await work.objectStore('conflicts').put(conflict);
  return work.done;
}

/** Somebody else's lists are not theirs to see; somebody else's scans wait for them. */
async function enter(db: IDBPDatabase<Rooms>, staff: string): Promise<void> {
  const work = db.transaction(['staff', 'lists', 'days'], 'readwrite');
  const last = await work.objectStore('staff').get('last');
  if (last !== staff) {
    await Promise.all([
      work.objectStore('lists').clear(),
      work.objectStore('days').clear(),
      work.objectStore('staff').put(staff, 'last'),
    ]);
  }
  await work.done;
}

/** What is about people is erased a day after their trip; a scan that was never sent stays. */
async function eraseOld(db: IDBPDatabase<Rooms>, now: string): Promise<void> {
  const work = db.transaction(['lists', 'days', 'conflicts'], 'readwrite');
  for (const room of ['lists', 'days', 'conflicts'] as const) {
    let cursor = await work.objectStore(room).openCursor();
    while (cursor) {
      if (cursor.value.eraseAfter < now) await cursor.delete();
      cursor = await cursor.continue();
    }
  }
  await work.done;
}
