import { useSearchParams } from 'react-router-dom';
import type { PanelRestaurant } from './types';

/** The restaurant looked at last, for those who see several. */
const REMEMBERED = 'relais.restaurant';

export type View = 'coming' | 'past' | 'covers';

export interface Place {
  readonly restaurant: PanelRestaurant | null;
  readonly view: View;
  /** A service of one date that is open; null: the days are listed. */
  readonly page: { readonly service: string; readonly date: string } | null;
  readonly goTo: (to: { restaurant?: string; view?: View; page?: Place['page'] }) => void;
}

const VIEWS: readonly View[] = ['coming', 'past', 'covers'];

/** What one looks at stands in the address, so that it can be kept open, bookmarked and gone back to. */
export function usePlace(restaurants: readonly PanelRestaurant[]): Place {
  const [params, setParams] = useSearchParams();
  const service = params.get('service');
  const date = params.get('date');
  const ofPage = restaurants.find(({ services }) => services.some(({ documentId }) => documentId === service));
  const wanted = params.get('restaurant') ?? localStorage.getItem(REMEMBERED);
  const restaurant = ofPage ?? restaurants.find(({ documentId }) => documentId === wanted) ?? restaurants[0] ?? null;

  const goTo: Place['goTo'] = (to) => {
    const next = new URLSearchParams(params);
    if (to.restaurant) {
      next.set('restaurant', to.restaurant);
      localStorage.setItem(REMEMBERED, to.restaurant);
    }
    if (to.view) next.set('view', to.view);
    next.delete('service');
    next.delete('date');
    if (to.page) {
      next.set('service', to.page.service);
      next.set('date', to.page.date);
    }
    setParams(next);
  };
  return {
    restaurant,
    view: VIEWS.find((view) => view === params.get('view')) ?? 'coming',
    page: ofPage && service && date ? { service, date } : null,
    goTo,
  };
}
