import type { StopTime } from './feed';
import { FeedFault } from './row';

/** By stop_sequence, with what must hold along the way. */
export function inOrder(times: readonly StopTime[]): StopTime[] {
  const sorted = times.toSorted((a, b) => a.position - b.position);
  const fail = (column: string, { line }: StopTime, fault: string): never => {
    throw new FeedFault(fault, { file: 'stop_times.txt', line, column });
  };
  let clock = Number.NEGATIVE_INFINITY;
  for (const [nth, time] of sorted.entries()) {
    if (sorted[nth - 1]?.position === time.position)
      fail('stop_sequence', time, `"${time.position}" stands twice in this trip`);
    const isEnd = nth === 0 || nth === sorted.length - 1;
    if (isEnd && time.arrival === null && time.departure === null)
      fail('arrival_time', time, 'is empty at the first or last stop');
    const [arrival, departure] = [time.arrival ?? time.departure ?? clock, time.departure ?? time.arrival ?? clock];
    if (arrival < clock) fail('arrival_time', time, 'is before the stop before');
    clock = departure;
  }
  return sorted;
}
