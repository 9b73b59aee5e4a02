/** What a person has set for a reminder, as far as it can be wrong. */
export interface RuleDraft {
  readonly venue?: string | null;
  readonly minutesBefore?: number | null;
  readonly daysBefore?: number | null;
  readonly localTime?: string | null;
}

export type RuleFault = 'venue' | 'moment' | 'time';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const isSet = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** A rule says when in one of its two ways, and not in both. */
export function ruleFault({ venue, minutesBefore, daysBefore, localTime }: RuleDraft): RuleFault | null {
  if (!isSet(venue)) return 'venue';
  const isLocal = isSet(daysBefore) || isSet(localTime);
  if (isSet(minutesBefore) === isLocal || isSet(daysBefore) !== isSet(localTime)) return 'moment';
  return isLocal && !TIME.test(String(localTime)) ? 'time' : null;
}
