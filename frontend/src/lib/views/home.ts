import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { placeName } from './places';
import { type RestaurantCard, someRestaurants } from './restaurants';
import { type SearchFormView, searchForm, todayAt } from './search-form';

export interface HomeView {
  search: SearchFormView;
  stations: { name: string; href: string }[];
  restaurants: RestaurantCard[];
}

const stationsShown = 24;
const restaurantsShown = 3;

export async function homeView(context: RequestContext): Promise<HomeView> {
  const [stations, restaurants] = await Promise.all([
    context.api.stations(),
    someRestaurants(context, restaurantsShown),
  ]);
  const today = todayAt(stations, '', context.now);
  return {
    search: searchForm(context, stations, { from: '', to: '' }, today),
    stations: stations.slice(0, stationsShown).map((station) => ({
      name: placeName(station),
      href: pathTo(context.language, 'station', { station: station.slug }),
    })),
    restaurants,
  };
}
