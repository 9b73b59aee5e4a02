import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { placeName } from './places';
import { type SearchFormView, searchForm, todayAt } from './search-form';

export interface HomeView {
  search: SearchFormView;
  stations: { name: string; href: string }[];
}

const stationsShown = 24;

export async function homeView(context: RequestContext): Promise<HomeView> {
  const stations = await context.api.stations();
  const today = todayAt(stations, '', context.now);
  return {
    search: searchForm(context, stations, { from: '', to: '' }, today),
    stations: stations.slice(0, stationsShown).map((station) => ({
      name: placeName(station),
      href: pathTo(context.language, 'station', { station: station.slug }),
    })),
  };
}
