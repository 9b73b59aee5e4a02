import { refusal } from './judge';
import { createSender } from './sender';
import type { Reply } from './site';
import type { Outcome, QueuedScan } from './types';

const scan = (scanId: string): QueuedScan => ({
  scanId,
  trip: 'trip1',
  reading: { code: scanId },
  scannedAt: '2026-11-20T05:50:00Z',
  said: { ...refusal('valid'), code: scanId },
  staff: '1',
  timeZone: 'Africa/Tunis',
  eraseAfter: '2026-11-21T06:00:00Z',
});

const yes: Reply<Outcome> = { kind: 'answer', data: refusal('valid') };

/** A phone with these scans, and a line that answers as told, once each. */
function phone(scans: string[], replies: Reply<Outcome>[]) {
  const queue = scans.map(scan);
  const sent: string[] = [];
  const settled: [scanId: string, verdict: string | null, isShown: boolean][] = [];
  const lines: object[] = [];
  /** What happens after the phone has looked into its queue. */
  const found: (() => void)[] = [];
  const sender = createSender({
    next: async () => {
      const [first] = queue;
      await Promise.resolve();
      found.shift()?.();
      return first;
    },
    send: async ({ scanId }) => {
      sent.push(scanId);
      return replies.shift() ?? yes;
    },
    settle: async ({ scanId }, answer, isShown) => {
      queue.splice(0, 1);
      settled.push([scanId, answer?.verdict ?? null, isShown]);
    },
    onChange: async (line) => {
      lines.push(line);
    },
  });
  return { queue, sent, settled, lines, found, sender };
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('what was scanned', () => {
  it('is sent in the order of scanning', async () => {
    const { sender, sent, settled } = phone(['a', 'b', 'c'], []);
    await sender.flush();
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(settled.map(([scanId]) => scanId)).toEqual(['a', 'b', 'c']);
  });

  it('stays while the line is down, and is tried again by itself', async () => {
    const { sender, sent, queue, lines } = phone(['a', 'b'], [{ kind: 'away' }, { kind: 'away' }]);
    await sender.flush();
    expect([sent, queue.length]).toEqual([['a'], 2]);
    expect(lines).toEqual([{ hasLine: false, isSignedOut: false }]);
    await jest.advanceTimersByTimeAsync(2000);
    expect([sent, queue.length]).toEqual([['a', 'a'], 2]);
    await jest.advanceTimersByTimeAsync(4000);
    expect([sent, queue.length]).toEqual([['a', 'a', 'a', 'b'], 0]);
  });

  it('stays while nobody is signed in, and is not tried again before', async () => {
    const { sender, sent, queue, lines } = phone(['a'], [{ kind: 'signed_out' }]);
    await sender.flush();
    await jest.advanceTimersByTimeAsync(600_000);
    expect([sent, queue.length]).toEqual([['a'], 1]);
    expect(lines).toEqual([{ hasLine: true, isSignedOut: true }]);
  });

  it('does not hold up the others when the API will not take it', async () => {
    const { sender, settled } = phone(['a', 'b'], [{ kind: 'refused', status: 404 }]);
    await sender.flush();
    expect(settled).toEqual([
      ['a', null, false],
      ['b', 'valid', false],
    ]);
  });

  it('is sent as well when it comes just after the queue was found empty', async () => {
    const { sender, sent, queue, found } = phone([], []);
    found.push(() => {
      queue.push(scan('late'));
      void sender.flush();
    });
    await sender.flush();
    expect(sent).toEqual(['late']);
  });
});

describe('whoever waits at the door', () => {
  it('gets the answer, which then is not shown again', async () => {
    const { sender, settled } = phone(['a'], [{ kind: 'answer', data: refusal('cancelled') }]);
    expect(await sender.answerTo('a', 1000)).toEqual(refusal('cancelled'));
    expect(settled).toEqual([['a', 'cancelled', true]]);
  });

  it('does not wait for longer than asked; what comes later is shown later', async () => {
    const { sender, settled, queue } = phone(['a'], [{ kind: 'away' }, { kind: 'answer', data: refusal('already') }]);
    const answer = sender.answerTo('a', 1000);
    await jest.advanceTimersByTimeAsync(1000);
    expect(await answer).toBeNull();
    expect(queue.length).toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(settled).toEqual([['a', 'already', false]]);
  });
});
