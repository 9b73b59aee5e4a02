import { useEffect, useState } from 'react';
import type { PluralForms } from '../lib/i18n/catalogue/shape';
import { pluralText } from '../lib/i18n/plural';
import { isAnnounced, remaining, untilNextChange } from '../lib/time/countdown';

interface Props {
  /** What was left when the API answered, by its own clock. */
  leftMilliseconds: number;
  holdMilliseconds: number;
  locale: string;
  label: string;
  over: string;
  minutes: PluralForms;
  seconds: PluralForms;
}

const reloadAfter = 1500;

/**
 * Milliseconds since the server answered. Two clocks of the phone are read and the larger span counts: one stops while
 * some phones sleep, the other jumps when it is set.
 */
function elapsedSinceAnswer(): () => number {
  const [navigation] = performance.getEntriesByType('navigation');
  const answeredAt = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
  const wallStart = Date.now();
  const steadyStart = performance.now();
  const before = steadyStart - answeredAt;
  return () => before + Math.max(performance.now() - steadyStart, Date.now() - wallStart);
}

/** The time left on a hold: calm, in minutes until the last one; said aloud only as it grows short. */
export default function Countdown({
  leftMilliseconds,
  holdMilliseconds,
  locale,
  label,
  over,
  minutes,
  seconds,
}: Props) {
  const [left, setLeft] = useState(leftMilliseconds);
  const [announcedAt, setAnnouncedAt] = useState<number | null>(null);

  useEffect(() => {
    const elapsed = elapsedSinceAnswer();
    let before = leftMilliseconds;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = leftMilliseconds - elapsed();
      if (isAnnounced(before, now)) setAnnouncedAt(now);
      before = now;
      setLeft(now);
      timer = now > 0 ? setTimeout(tick, untilNextChange(now) + 20) : setTimeout(() => location.reload(), reloadAfter);
    };
    const wake = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      tick();
    };
    tick();
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [leftMilliseconds]);

  const words = (milliseconds: number) => {
    const rest = remaining(milliseconds);
    return rest.unit === 'over' ? over : pluralText({ minutes, seconds }[rest.unit], locale, rest.count);
  };

  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="hint">{label}</span>
        <span className="tabular text-large font-semibold">{words(left)}</span>
      </p>
      <progress className="hold mt-2" max={holdMilliseconds} value={Math.max(left, 0)} aria-label={label} />
      <p role="status" className="sr-only">
        {announcedAt !== null && `${label} : ${words(announcedAt)}`}
      </p>
    </div>
  );
}
