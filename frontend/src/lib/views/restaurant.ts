import type { RestaurantDetail } from '../api/types';
import type { RequestContext } from '../request-context';
import { pathTo } from '../routes';
import { missing, type Outcome, page } from './outcome';
import { directionsLink, type PhoneLink, phoneLink } from './places';
import { type HoursView, hoursView } from './restaurant-hours';
import { restaurantStructuredData } from './restaurant-structured-data';
import type { Photo } from './restaurants';
import { findRestaurant } from './table-flow';
import { type DayStep, dayStep } from './table-steps';
import { mostOnline, readWish, siteSteps } from './table-wish';

export interface RestaurantView {
  slug: string;
  name: string;
  city: string;
  address: string;
  description: string | null;
  photos: Photo[];
  phone: PhoneLink | null;
  directions: string | null;
  hours: HoursView;
  goodToKnow: string[];
  day: DayStep;
  structuredData: string;
  share: Share;
}

/** What a shared link shows. */
export interface Share {
  picture: string;
  alt: string;
}

const drawnPicture = '/share-table.png';

export async function restaurantPage(
  context: RequestContext,
  slug: string,
  params: URLSearchParams,
): Promise<Outcome<RestaurantView>> {
  const restaurant = await findRestaurant(context, slug);
  if (!restaurant) return missing;
  const { language } = context;
  const wish = readWish(params, mostOnline(restaurant));
  const absolute = (path: string) => new URL(path, context.config.siteUrl).href;
  const { name, city, address, description, photos } = restaurant;
  const share = {
    picture: photos[0]?.url ?? absolute(drawnPicture),
    alt: photos[0]?.alt ?? (photos[0] ? name : context.t('tables.drawing')),
  };
  return page({
    slug,
    name,
    city,
    address: !address || address.includes(city) ? (address ?? city) : `${address}, ${city}`,
    description,
    photos,
    phone: phoneLink(restaurant.phone),
    directions: directionsLink(restaurant),
    hours: hoursView(context, restaurant),
    goodToKnow: goodToKnow(context, restaurant),
    day: await dayStep(context, restaurant, wish, siteSteps(language, slug)),
    structuredData: restaurantStructuredData(restaurant, {
      page: absolute(pathTo(language, 'restaurant', { restaurant: slug })),
      book: absolute(pathTo(language, 'table', { restaurant: slug })),
      picture: share.picture,
    }),
    share,
  });
}

function goodToKnow({ t, format }: RequestContext, { keepMinutes, cancelMinutes }: RestaurantDetail): string[] {
  const long = (minutes: number) => format.duration(minutes, 'long');
  return [
    t('tables.know.kept', { duration: long(keepMinutes) }),
    cancelMinutes > 0 ? t('tables.know.cancel', { duration: long(cancelMinutes) }) : t('tables.know.cancelAlways'),
  ];
}
