import type { RestaurantDetail } from '../api/types';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface Addresses {
  page: string;
  book: string;
  picture: string;
}

/** The restaurant in schema.org's words, ready to stand inside a `<script>`: no name may close that element. */
export function restaurantStructuredData(restaurant: RestaurantDetail, { page, book, picture }: Addresses): string {
  const { name, description, address, city, phone, latitude, longitude, photos, services } = restaurant;
  const hours = services.flatMap((service) => service.hours);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Restaurant',
    '@id': page,
    name,
    url: page,
    image: photos.length > 0 ? photos.map(({ url }) => url) : [picture],
    ...(description && { description }),
    ...(phone && { telephone: phone }),
    address: {
      '@type': 'PostalAddress',
      ...(address && { streetAddress: address }),
      addressLocality: city,
    },
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
    openingHoursSpecification: hours.map(({ weekday, opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${weekdayNames[weekday - 1]}`,
      opens,
      closes,
    })),
    acceptsReservations: true,
    potentialAction: {
      '@type': 'ReserveAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: book,
        actionPlatform: ['https://schema.org/DesktopWebPlatform', 'https://schema.org/MobileWebPlatform'],
      },
      result: { '@type': 'FoodEstablishmentReservation' },
    },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
