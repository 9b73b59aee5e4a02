import { isApiError } from '../api/errors';
import type { Restaurant } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';

export type Photo = Restaurant['photos'][number];

export interface RestaurantCard {
  slug: string;
  name: string;
  city: string;
  description: string | null;
  photo: Photo | null;
  href: string;
}

export async function restaurantsView({ api, language }: RequestContext): Promise<RestaurantCard[]> {
  const restaurants = await api.restaurants();
  return restaurants.map(({ slug, name, city, description, photos }) => ({
    slug,
    name,
    city,
    description,
    photo: photos[0] ?? null,
    href: pathTo(language, 'restaurant', { restaurant: slug }),
  }));
}

/** A few of them, for the home page; none where tables are switched off. */
export async function someRestaurants(context: RequestContext, most: number): Promise<RestaurantCard[]> {
  try {
    return (await restaurantsView(context)).slice(0, most);
  } catch (error) {
    if (isApiError(error, 404)) return [];
    throw error;
  }
}

/** Where pictures may come from beside this site, for the page's content policy. */
export function pictureSources(photos: readonly Pick<Photo, 'url'>[]): `img-src ${string}` | null {
  const origins = photos.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).origin] : []));
  const distinct = [...new Set(origins)].filter((origin) => /^https?:/.test(origin));
  return distinct.length > 0 ? `img-src ${distinct.join(' ')}` : null;
}

const scenes = ['sea', 'olive', 'town'] as const;

/** What a restaurant without photos is drawn with: the same at every visit. */
export function sceneOf(slug: string): (typeof scenes)[number] {
  const sum = [...slug].reduce((total, letter) => (total * 11 + letter.charCodeAt(0)) % 1009, 0);
  return scenes[sum % scenes.length] ?? 'town';
}
