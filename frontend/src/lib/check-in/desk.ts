import { letsIn, refusal } from './judge';
import { judgeReading } from './judge-reading';
import { eraseAfter } from './queue';
import { createSender } from './sender';
import type { Site } from './site';
import type { KeptDay, Store } from './store';
import type { Conflict, Day, Outcome, PassengerList, QueuedScan, Reading, Scan } from './types';

export interface DeskState {
  hasLine: boolean;
  isSignedOut: boolean;
  /** What is kept on the phone has been read. */
  isReady: boolean;
  day: Day | null;
  list: (PassengerList & { keptAt: string }) | null;
  /** The trip is not theirs, or not there. */
  isMissing: boolean;
  /** Scans of whoever is signed in, and how many others the phone holds. */
  queue: QueuedScan[];
  othersQueued: number;
  conflicts: Conflict[];
}

/** What the person at the door is shown. */
export interface Shown {
  scanId: string;
  outcome: Outcome;
  /** Decided by the phone: from a list kept then, or null when the API answered. */
  keptAt: string | null;
  isPending: boolean;
}

export interface DeskSettings {
  store: Store;
  site: Site;
  /** Null on the page that opens without a line: the last one is meant. */
  staff: string | null;
  trip: string | null;
  date: string | null;
  day: Day | null;
  list: PassengerList | null;
  now: () => string;
}

export type Desk = ReturnType<typeof createDesk>;

/** How long a person waits at the door before the phone decides by itself. */
const patienceMs = 2500;
const refreshMs = 20_000;

/** The check-in desk on one phone: what it knows, what it has yet to send. */
export function createDesk(settings: DeskSettings) {
  const { store, site, now } = settings;
  let { staff } = settings;
  let state: DeskState = {
    hasLine: true,
    isSignedOut: false,
    isReady: settings.day !== null || settings.list !== null,
    day: settings.day,
    list: settings.list && { ...settings.list, keptAt: now() },
    isMissing: false,
    queue: [],
    othersQueued: 0,
    conflicts: [],
  };
  /** Counts what the API has said of scans: a list that was asked for before is older than that. */
  let news = 0;
  let decided: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const change = (part: Partial<DeskState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const reload = async () => {
    const [queue, conflicts, days] = await Promise.all([store.queue(), store.conflicts(), store.days()]);
    const kept = settings.trip ? await store.list(settings.trip) : undefined;
    change({
      queue: queue.filter((scan) => scan.staff === staff),
      othersQueued: queue.filter((scan) => scan.staff !== staff).length,
      conflicts: conflicts.filter((conflict) => conflict.staff === staff),
      list: kept ?? state.list,
      day: dayOf(days, settings.date, now()) ?? state.day,
      isReady: true,
    });
  };
  const sender = createSender({
    next: async () => (await store.queue()).find((scan) => scan.staff === staff),
    send: site.send,
    settle: store.settle,
    onChange: async (line) => {
      news += 1;
      change(line);
      await reload();
    },
  });

  const knownTrips = async () => (await store.days()).flatMap((day) => day.departures);
  const keep = async () => {
    if (staff) await store.enter(staff);
    else staff = (await store.lastStaff()) ?? null;
    await store.eraseOld(now());
    if (settings.list) await store.keepList(settings.list, now());
    if (settings.day) await store.keepDay(settings.day, now());
    await reload();
  };
  const refresh = async () => {
    const before = news;
    const reply = settings.trip ? await site.list(settings.trip) : await site.day(settings.date ?? '');
    if (reply.kind === 'answer' && news === before) {
      if ('passengers' in reply.data) await store.keepList(reply.data, now());
      else await store.keepDay(reply.data, now());
    }
    change({
      hasLine: reply.kind !== 'away',
      isSignedOut: reply.kind === 'signed_out',
      isMissing: reply.kind === 'refused',
    });
    await reload();
  };
  const wake = async () => {
    if (document.visibilityState !== 'visible') return;
    await sender.flush();
    await store.eraseOld(now());
    await refresh();
  };

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Begins to send and to refresh; answers how to stop. */
    start: (): (() => void) => {
      const begun = keep().then(wake);
      const timer = setInterval(() => void begun.then(wake), refreshMs);
      const lost = () => change({ hasLine: false });
      const back = () => void begun.then(wake);
      window.addEventListener('online', back);
      window.addEventListener('offline', lost);
      document.addEventListener('visibilitychange', back);
      return () => {
        clearInterval(timer);
        sender.stop();
        window.removeEventListener('online', back);
        window.removeEventListener('offline', lost);
        document.removeEventListener('visibilitychange', back);
      };
    },
    check: async (reading: Reading): Promise<Shown> => {
      const { list } = state;
      const scan: Scan = { scanId: crypto.randomUUID(), trip: settings.trip ?? '', reading, scannedAt: now() };
      const { scanId } = scan;
      if (!list) return { scanId, outcome: refusal('unknown'), keptAt: null, isPending: false };
      // One after the other: the same ticket twice in a moment must find itself in the queue.
      const deciding = decided.then(() => decide(scan, list));
      decided = deciding.catch(() => undefined);
      const said = await deciding;
      if (!letsIn(said)) return asked(scan, said, list.keptAt);
      const patience = state.hasLine && !state.isSignedOut ? patienceMs : 0;
      const answer = await sender.answerTo(scanId, patience);
      return answer
        ? { scanId, outcome: answer, keptAt: null, isPending: false }
        : { scanId, outcome: said, keptAt: list.keptAt, isPending: true };
    },
    flush: sender.flush,
    dismiss: async (scanId: string) => {
      await store.dismiss(scanId);
      await reload();
    },
    signOut: async (): Promise<boolean> => {
      const reply = await site.signOut();
      if (reply.kind === 'away') return false;
      await store.eraseAll();
      return true;
    },
  };

  /** What the phone says; whoever it lets in is in the queue before anybody is told. */
  async function decide(scan: Scan, list: PassengerList): Promise<Outcome> {
    const known = { ...list, queue: await store.queue(), trips: await knownTrips() };
    const said = await judgeReading(scan.reading, known, list.publicKey);
    if (!letsIn(said)) return said;
    const { timeZone, departure } = list.trip;
    await store.enqueue({ ...scan, said, staff: staff ?? '', timeZone, eraseAfter: eraseAfter(departure) });
    await reload();
    return said;
  }

  /** The phone would send them away: the API may know better, and says by whom and when. */
  async function asked(scan: Scan, said: Outcome, keptAt: string): Promise<Shown> {
    const { scanId } = scan;
    const byPhone = { scanId, outcome: said, keptAt, isPending: false };
    if (!state.hasLine) return byPhone;
    const reply = await Promise.race([site.send(scan), pause(patienceMs)]);
    if (reply?.kind !== 'answer') return byPhone;
    await store.apply(scan.trip, reply.data, scan.scannedAt);
    await reload();
    return { scanId, outcome: reply.data, keptAt: null, isPending: false };
  }
}

/** The day that was asked for, or today by the phone's clock; the last that was seen when today's is not kept. */
function dayOf(days: readonly KeptDay[], date: string | null, now: string): KeptDay | undefined {
  const wanted = date ?? new Intl.DateTimeFormat('en-CA').format(new Date(now));
  const lastSeen = date ? undefined : days.toSorted((a, b) => b.keptAt.localeCompare(a.keptAt))[0];
  return days.find((day) => day.date === wanted) ?? lastSeen;
}

const pause = (milliseconds: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));
