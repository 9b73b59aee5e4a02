import { holdLeft, isAnnounced, remaining, untilNextChange } from './countdown';

const minute = 60_000;

describe('the countdown of a hold', () => {
  it('counts in minutes until the last one', () => {
    expect(remaining(10 * minute)).toEqual({ unit: 'minutes', count: 10 });
    expect(remaining(9 * minute + 1)).toEqual({ unit: 'minutes', count: 10 });
    expect(remaining(9 * minute)).toEqual({ unit: 'minutes', count: 9 });
    expect(remaining(minute + 1)).toEqual({ unit: 'minutes', count: 2 });
  });

  it('counts the last minute in seconds, then is over', () => {
    expect(remaining(minute)).toEqual({ unit: 'seconds', count: 60 });
    expect(remaining(999)).toEqual({ unit: 'seconds', count: 1 });
    expect(remaining(0)).toEqual({ unit: 'over' });
    expect(remaining(-5 * minute)).toEqual({ unit: 'over' });
  });

  it('waits exactly until its words change', () => {
    expect(untilNextChange(9 * minute + 500)).toBe(500);
    expect(untilNextChange(9 * minute)).toBe(minute);
    expect(untilNextChange(30_200)).toBe(200);
    expect(untilNextChange(30_000)).toBe(1000);
  });

  it('is said aloud once at each threshold and at the end', () => {
    expect(isAnnounced(5 * minute + 1, 5 * minute)).toBe(true);
    expect(isAnnounced(5 * minute, 4 * minute)).toBe(false);
    expect(isAnnounced(60_500, 59_500)).toBe(true);
    expect(isAnnounced(500, 0)).toBe(true);
    expect(isAnnounced(0, -1000)).toBe(false);
  });

  it('speaks once after a phone has slept through several thresholds', () => {
    expect(isAnnounced(6 * minute, 20_000)).toBe(true);
  });

  it('is measured by the clock of the API alone', () => {
    expect(holdLeft('2026-11-20T10:10:00.000Z', '2026-11-20T10:02:30.000Z')).toBe(7.5 * minute);
  });
});
