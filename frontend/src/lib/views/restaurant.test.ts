import type { RestaurantDetail } from '../api/types';
import { formatter } from '../i18n/format';
import { translator } from '../i18n/translate';
import { hoursView, runsOf } from './restaurant-hours';
import { restaurantStructuredData } from './restaurant-structured-data';
import { pictureSources } from './restaurants';
import { tableWords } from './table-booking';

const words = { t: translator('en'), format: formatter('en') };

const restaurant = {
  slug: 'le-port',
  name: '</script><b>',
  city: 'Sousse',
  address: null,
  phone: null,
  description: null,
  photos: [],
  latitude: 35.8,
  longitude: 10.6,
  closedDates: ['2026-11-30', '2026-12-04'],
  services: [
    {
      key: 'dinner',
      name: 'Dinner',
      hours: [2, 3, 4, 7].map((weekday) => ({ weekday, opens: '19:00', closes: '01:00', lastSeating: '23:30' })),
    },
    { key: 'late', name: 'Late', hours: [{ weekday: 5, opens: '22:00', closes: '02:00', lastSeating: '01:00' }] },
  ],
} as unknown as RestaurantDetail;

describe('the hours of a restaurant', () => {
  it('stand together where they are the same', () => {
    const { services, closed, alsoClosed } = hoursView(words, restaurant);
    expect(services[0]?.lines).toEqual([
      { days: 'Tuesday – Thursday, Sunday', hours: '19:00 to 01:00', lastSeating: 'last table at 23:30' },
    ]);
    expect(closed).toBe('Closed: Monday, Saturday.');
    expect(alsoClosed).toBe('Also closed: Friday 4 December.');
    expect(runsOf([])).toEqual([]);
  });
});

it('cannot be broken out of by the name of a restaurant', () => {
  const data = restaurantStructuredData(restaurant, { page: 'p', book: 'b', picture: 'x.png' });
  expect(data).not.toContain('<');
  expect(JSON.parse(data)).toMatchObject({ name: '</script><b>', acceptsReservations: true, image: ['x.png'] });
  expect(JSON.parse(data).openingHoursSpecification[0].dayOfWeek).toBe('https://schema.org/Tuesday');
});

it('lets pictures come from where they are kept, and from nowhere else', () => {
  const urls = ['https://files.example/a.jpg', 'https://files.example/b.jpg', '/c.jpg', 'data:image/png;base64,x'];
  expect(pictureSources(urls.map((url) => ({ url })))).toBe('img-src https://files.example');
  expect(pictureSources([])).toBeNull();
});

describe('where a table stands', () => {
  const said = (waitingFor: 'limit' | 'hand' | null, mode: 'accept' | 'offer' | 'show' | null) =>
    tableWords(
      words,
      { status: waitingFor ? 'waiting' : 'confirmed' },
      { waitingFor, keepMinutes: 15 },
      mode && { waitingList: mode, offerMinutes: 45 },
    );

  it('says what happens next, by what the restaurant has chosen', () => {
    expect(said(null, null).text).toContain('15 minutes');
    expect(said('limit', 'accept').text).toContain('yours at once');
    expect(said('limit', 'offer').text).toContain('45 minutes to take it');
    expect(said('limit', 'show').text).toContain('sees your request');
    expect(said('limit', null).text).toBe(said('limit', 'show').text);
    expect(said('hand', null).heading).toBe('Your request is with the restaurant');
  });
});
