import { matches } from './matches';

const line = {
  code: 'K7QF-3MXD',
  time: '20:00',
  contact: { name: 'Hélène Ben Salah', email: 'helene@example.org', phone: '+21698765432' },
  notes: 'Près de la fenêtre',
};

describe('searching the book', () => {
  it.each(['helene', 'BEN SAL', '98 765', '98765432', 'k7qf', 'K7QF3MXD', 'fenetre', '20:00', '  ', 'example.org'])(
    'finds by "%s"',
    (search) => {
      expect(matches(line, search)).toBe(true);
    },
  );

  it.each(['mongi', '99 999', 'terrasse'])('does not find by "%s"', (search) => {
    expect(matches(line, search)).toBe(false);
  });
});
