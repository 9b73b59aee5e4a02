import { momentAt } from './moment';

describe('the moment of a departure', () => {
  it.each([
    ['Africa/Tunis', '2026-11-20T23:30:00Z', '00:30', 'samedi 21 novembre 2026', 'UTC+1'],
    ['Europe/Paris', '2026-10-25T00:30:00Z', '02:30', 'dimanche 25 octobre 2026', 'UTC+2'],
    ['Europe/Paris', '2026-10-25T01:30:00Z', '02:30', 'dimanche 25 octobre 2026', 'UTC+1'],
    ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '01:45', 'dimanche 5 avril 2026', 'UTC+11'],
    ['Australia/Lord_Howe', '2026-04-04T15:15:00Z', '01:45', 'dimanche 5 avril 2026', 'UTC+10:30'],
    ['America/Santiago', '2026-07-01T04:00:00Z', '00:00', 'mercredi 1 juillet 2026', 'UTC−4'],
  ])('in %s at %s is %s, also on the nights when clocks change', (zone, instant, time, day, offset) => {
    expect(momentAt(new Date(instant), zone, 'fr')).toEqual({ time, day, offset });
  });

  it('has Latin figures in Arabic, and never twelve hours', () => {
    const { time, day } = momentAt(new Date('2026-11-20T23:30:00Z'), 'Africa/Tunis', 'ar-TN');
    expect([time, day.includes('2026')]).toEqual(['00:30', true]);
    expect(momentAt(new Date('2026-11-20T13:30:00Z'), 'Africa/Tunis', 'en-GB').time).toBe('14:30');
  });
});
