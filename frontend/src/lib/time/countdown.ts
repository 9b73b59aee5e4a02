const second = 1000;
const minute = 60 * second;

/** Seconds left at which a screen reader hears the time again. */
const announcements = [300, 120, 60, 30, 10];

export type Remaining = { unit: 'minutes' | 'seconds'; count: number } | { unit: 'over' };

/** What to show: whole minutes until the last one, then seconds. 9 min 59 s is "10 minutes" until a minute has gone. */
export function remaining(milliseconds: number): Remaining {
  if (milliseconds <= 0) return { unit: 'over' };
  if (milliseconds <= minute) return { unit: 'seconds', count: Math.ceil(milliseconds / second) };
  return { unit: 'minutes', count: Math.ceil(milliseconds / minute) };
}

/** How long until what is shown changes, in milliseconds. */
export function untilNextChange(milliseconds: number): number {
  const step = milliseconds <= minute ? second : minute;
  return milliseconds % step || step;
}

/** Whether the time should be said aloud: once as each threshold is passed, and at the end. */
export function isAnnounced(before: number, now: number): boolean {
  if (now <= 0) return before > 0;
  return announcements.some((seconds) => before > seconds * second && now <= seconds * second);
}

/**
 * The time left on a hold by the API's own clock, in milliseconds: a phone that is an hour off must not lose its seats
 * on screen, nor keep them.
 */
export function holdLeft(holdExpiresAt: string, serverTime: string): number {
  return Date.parse(holdExpiresAt) - Date.parse(serverTime);
}
