import { addDays, type LocalDate, localDateAt, minutesBetween, parseLocalDate } from './local-date';

describe('a local date', () => {
  it('is only a date that exists', () => {
    expect(parseLocalDate('2028-02-29')).toBe('2028-02-29');
    for (const wrong of ['2026-02-29', '2026-13-01', '20/11/2026', '2026-11-20T10:00', '', null, undefined]) {
      expect(parseLocalDate(wrong)).toBeNull();
    }
  });

  it('is the date of the venue, not of Greenwich', () => {
    expect(localDateAt('2026-11-20T23:30:00Z', 'Africa/Tunis')).toBe('2026-11-21');
    expect(localDateAt('2026-11-20T02:30:00Z', 'America/Santiago')).toBe('2026-11-19');
  });

  it('goes to the next day over days of 23 and 25 hours', () => {
    expect(addDays('2026-03-28' as LocalDate, 1)).toBe('2026-03-29');
    expect(addDays('2026-10-25' as LocalDate, 1)).toBe('2026-10-26');
    expect(addDays('2026-12-31' as LocalDate, 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01' as LocalDate, -1)).toBe('2026-02-28');
  });
});

it('measures a trip through the hour that comes twice', () => {
  expect(minutesBetween('2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z')).toBe(120);
});
