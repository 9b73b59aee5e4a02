import { languages } from './i18n/languages';
import { alternates, matchRoute, pathTo, type RouteName, routePatterns } from './routes';

describe('the addresses of pages', () => {
  it('are translated', () => {
    expect(pathTo('fr', 'home')).toBe('/fr');
    expect(pathTo('fr', 'trips', {}, { from: 'sousse', to: undefined, date: '2026-11-20' })).toBe(
      '/fr/trajets?from=sousse&date=2026-11-20',
    );
    expect(pathTo('ar', 'seats', { trip: 'abc' })).toBe('/ar/rihlat/abc/hajz');
  });

  it('escape what they are given', () => {
    expect(pathTo('en', 'station', { station: 'a/b?c' })).toBe('/en/stations/a%2Fb%3Fc');
  });

  it('are recognised, fixed words before values', () => {
    expect(matchRoute('/fr/b/K7QF-3MXD/annuler')?.name).toBe('bookingCancel');
    expect(matchRoute('/fr/b/K7QF-3MXD/a-token')?.name).toBe('bookingLink');
    expect(matchRoute('/en/trips/abc')).toEqual({ language: 'en', name: 'trip', params: { trip: 'abc' } });
    expect(matchRoute('/de/trips')).toBeNull();
    expect(matchRoute('/en/trajets')).toBeNull();
  });

  it('lead to the same page in each language and back', () => {
    for (const name of Object.keys(routePatterns) as RouteName[]) {
      const path = `/fr/${routePatterns[name].fr}`.replace(/\[(\w+)\]/g, 'x').replace(/\/$/, '');
      const route = matchRoute(path);
      if (!route) throw new Error(`${path} is not recognised`);
      const others = alternates(route, '?q=1');
      for (const language of languages) {
        expect(matchRoute(others[language].replace('?q=1', ''))).toEqual({ ...route, language });
      }
    }
  });
});
