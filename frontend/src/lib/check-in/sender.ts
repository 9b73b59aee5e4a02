import { pauseAfter } from './queue';
import type { Reply } from './site';
import type { Outcome, QueuedScan } from './types';

interface SenderSettings {
  next(): Promise<QueuedScan | undefined>;
  send(scan: QueuedScan): Promise<Reply<Outcome>>;
  /** `isShown`: the person at the door still waits for this answer and will see it. */
  settle(scan: QueuedScan, answer: Outcome | null, isShown: boolean): Promise<void>;
  onChange(line: { hasLine: boolean; isSignedOut: boolean }): Promise<void>;
}

/** Sends what was scanned, one after the other in that order, and tries again while the line is down. */
export function createSender({ next, send, settle, onChange }: SenderSettings) {
  const waiting = new Map<string, (answer: Outcome | null) => void>();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isAskedAgain = false;
  let isStopped = false;

  async function sendAll(): Promise<void> {
    for (let scan = await next(); scan && !isStopped; scan = await next()) {
      const reply = await send(scan);
      if (reply.kind === 'away') return tryLater();
      if (reply.kind === 'signed_out') return onChange({ hasLine: true, isSignedOut: true });
      failures = 0;
      const answer = reply.kind === 'answer' ? reply.data : null;
      const shown = waiting.get(scan.scanId);
      await settle(scan, answer, shown !== undefined && answer !== null);
      shown?.(answer);
      await onChange({ hasLine: true, isSignedOut: false });
    }
  }

  async function tryLater(): Promise<void> {
    failures += 1;
    if (!isStopped) timer = setTimeout(() => void flush(), pauseAfter(failures));
    await onChange({ hasLine: false, isSignedOut: false });
  }

  /** Asked for again while it runs, it looks once more before it ends: it may just have found the queue empty. */
  async function run(): Promise<void> {
    try {
      do {
        isAskedAgain = false;
        await sendAll();
      } while (isAskedAgain && !isStopped);
    } finally {
      running = undefined;
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    isAskedAgain = true;
    running ??= run();
    return running;
  }

  return {
    flush,
    /** Sends, and waits so long for the answer to this scan; null when it has not come. */
    answerTo: (scanId: string, patienceMs: number): Promise<Outcome | null> =>
      new Promise((resolve) => {
        const end = (answer: Outcome | null) => {
          waiting.delete(scanId);
          clearTimeout(patience);
          resolve(answer);
        };
        const patience = setTimeout(() => end(null), patienceMs);
        waiting.set(scanId, end);
        void flush();
      }),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
