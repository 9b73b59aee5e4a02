import { parseTimes } from './times';

describe('departure times as people type them', () => {
  it.each([
    ['6:30', ['06:30']],
    ['06:30 7h15, 8h;18', ['06:30', '07:15', '08:00', '18:00']],
    ['0630 1845', ['06:30', '18:45']],
    ['9:00 8:00 9h', ['08:00', '09:00']],
    ['', []],
  ])('reads "%s"', (typed, times) => {
    expect(parseTimes(typed)).toEqual({ times, unreadable: [] });
  });

  it('says what it cannot read', () => {
    expect(parseTimes('6:30 25:00 noon 8:75')).toEqual({ times: ['06:30'], unreadable: ['25:00', 'noon', '8:75'] });
  });
});
