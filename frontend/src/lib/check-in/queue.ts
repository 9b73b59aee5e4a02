import { letsIn } from './judge';
import type { Conflict, Outcome, Passenger, QueuedScan } from './types';

export type Presence = 'inside' | 'to_send' | 'expected' | 'gone' | 'absent' | 'not_confirmed';

export interface ListedPassenger extends Passenger {
  presence: Presence;
}

const presences: Record<string, Presence> = {
  attended: 'inside',
  confirmed: 'expected',
  cancelled: 'gone',
  refused: 'gone',
  expired: 'gone',
  no_show: 'absent',
};

/** The list as the person at the door sees it: what the API said last, and over it what this phone has yet to send. */
export function withQueue(passengers: readonly Passenger[], queue: readonly QueuedScan[]): ListedPassenger[] {
  return passengers.map((passenger) => {
    const presence = presences[passenger.status] ?? 'not_confirmed';
    const scan = queue.find(({ said }) => said.code === passenger.code);
    if (presence !== 'expected' || !scan) return { ...passenger, presence };
    return { ...passenger, presence: 'to_send', attendedAt: scan.scannedAt };
  });
}

export function countsOf(listed: readonly ListedPassenger[]): { inside: number; expected: number } {
  const seats = (wanted: readonly Presence[]) =>
    listed.reduce((sum, { presence, seats: own }) => sum + (wanted.includes(presence) ? own : 0), 0);
  return { inside: seats(['inside', 'to_send']), expected: seats(['inside', 'to_send', 'expected']) };
}

/** The list after the API's answer to one scan, until the whole list is fetched again. */
export function withAnswer(
  passengers: readonly Passenger[],
  { verdict, code, at, by }: Outcome,
  scannedAt: string,
): Passenger[] {
  return passengers.map((passenger) => {
    if (passenger.code !== code) return passenger;
    if (verdict === 'valid') return { ...passenger, status: 'attended', attendedAt: at ?? scannedAt, attendedBy: by };
    if (verdict === 'already') return { ...passenger, status: 'attended', attendedAt: at, attendedBy: by };
    if (verdict === 'cancelled') return { ...passenger, status: 'cancelled' };
    return passenger;
  });
}

/** What has to be shown when the API's answer is not what the phone said at the door; null when it is. */
export function conflictOf(scan: QueuedScan, answer: Outcome | null): Conflict | null {
  return answer && letsIn(answer) ? null : { ...scan, answer };
}

const firstPause = 2000;
const longestPause = 60_000;

/** How long to wait before sending again after so many failures: growing, at most a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(firstPause * 2 ** Math.max(failures - 1, 0), longestPause);
}

const dayMs = 24 * 3600 * 1000;

/** When what a phone keeps of a trip is erased: a day after it leaves. */
export function eraseAfter(departure: string): string {
  return new Date(new Date(departure).getTime() + dayMs).toISOString();
}
