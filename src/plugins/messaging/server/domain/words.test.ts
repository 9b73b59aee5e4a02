import { greetable, needsIsolation, when } from './words';

describe('when something is', () => {
  it.each([
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '02:30', 'UTC+2'],
    ['2026-10-25T01:30:00Z', 'Europe/Paris', '02:30', 'UTC+1'],
    ['2026-04-05T02:30:00Z', 'America/Santiago', '23:30', 'UTC−3'],
    ['2026-04-05T03:30:00Z', 'America/Santiago', '23:30', 'UTC−4'],
    ['2026-04-04T14:45:00Z', 'Australia/Lord_Howe', '01:45', 'UTC+11'],
    ['2026-04-04T15:15:00Z', 'Australia/Lord_Howe', '01:45', 'UTC+10:30'],
  ])('%s in %s is %s, told from the other coming of that hour by %s', (instant, zone, time, offset) => {
    expect(when(new Date(instant), zone, 'fr')).toMatchObject({ time, offset });
  });

  it('is told in the words of the language, with digits that every phone can read', () => {
    const noon = new Date('2026-01-05T11:00:00Z');
    expect(when(noon, 'Africa/Tunis', 'fr').date).toBe('lundi 5 janvier 2026');
    expect(when(noon, 'Africa/Tunis', 'en-GB').date).toBe('Monday, 5 January 2026');
    expect(when(noon, 'Africa/Tunis', 'ar-TN').date).toBe('الاثنين، 5 جانفي 2026');
    expect(when(noon, 'Africa/Tunis', 'ar-TN').time).toBe('12:00');
  });
});

describe('a name to greet with', () => {
  it.each(['Amel Ben Salah', 'Jean-Luc O’Neill', 'أمل بن صالح', 'M. Trabelsi', 'J. R. R. Tolkien'])(
    'may be %s',
    (name) => expect(greetable(name)).toBe(true),
  );

  it.each(['Win at http://evil.example', 'evil.example', 'www.evil', 'a@b.example', '<b>you</b>', 'two\nlines'])(
    'is never %j',
    (name) => expect(greetable(name)).toBe(false),
  );
});

it('isolates what is written the other way', () => {
  expect([needsIsolation('Sousse', 'ar'), needsIsolation('3', 'ar')]).toEqual([true, false]);
  expect([needsIsolation('سوسة', 'fr'), needsIsolation('Sousse', 'fr')]).toEqual([true, false]);
});
