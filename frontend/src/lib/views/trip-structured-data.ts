import type { StationShort, TripDetail } from '../api/types';
import { decimalsOf } from '../i18n/decimals';
import { placeName } from './places';

const availability = (trip: TripDetail) => {
  if (trip.status !== 'scheduled') return 'https://schema.org/Discontinued';
  return trip.seatsLeft > 0 ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut';
};

const busStation = (station: StationShort) => ({
  '@type': 'BusStation',
  name: placeName(station),
  address: { '@type': 'PostalAddress', addressLocality: station.city },
});

/** The trip in schema.org's words, ready to stand inside a `<script>`: no name may close that element. */
export function tripStructuredData(trip: TripDetail, url: string): string {
  const { currency } = trip.price;
  const decimals = decimalsOf(currency);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'BusTrip',
    name: `${placeName(trip.from)} → ${placeName(trip.destination)}`,
    departureBusStop: busStation(trip.from),
    arrivalBusStop: busStation(trip.destination),
    departureTime: trip.departure,
    ...(trip.arrival && { arrivalTime: trip.arrival }),
    offers: {
      '@type': 'Offer',
      url,
      price: (trip.price.amount / 10 ** decimals).toFixed(decimals),
      priceCurrency: currency,
      availability: availability(trip),
      inventoryLevel: { '@type': 'QuantitativeValue', value: trip.seatsLeft },
    },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
