import type { Booking, TripDetail } from '../api/types';
import { formatter } from '../i18n/format';
import { translator } from '../i18n/translate';
import type { RequestContext } from '../request-context';
import { directionsLink, phoneLink, placeName } from './places';
import { ticketView } from './ticket';
import { tripState } from './trip-card';
import { tripStructuredData } from './trip-structured-data';

const now = '2026-11-20T10:00:00Z';

describe('the state of a trip', () => {
  const state = (change: Partial<TripDetail>) =>
    tripState({ status: 'scheduled', departure: '2026-11-20T12:00:00Z', seatsLeft: 3, ...change }, now);

  it('says the strongest thing first', () => {
    expect(state({})).toBe('open');
    expect(state({ seatsLeft: 0 })).toBe('full');
    expect(state({ seatsLeft: -1 })).toBe('full');
    expect(state({ departure: now, seatsLeft: 0 })).toBe('departed');
    expect(state({ status: 'cancelled', seatsLeft: 0 })).toBe('cancelled');
  });
});

describe('a station', () => {
  it('is not named twice after its town', () => {
    expect(placeName({ name: 'Sousse', city: 'Sousse' })).toBe('Sousse');
    expect(placeName({ name: 'Moncef Bey', city: 'Tunis' })).toBe('Tunis, Moncef Bey');
    expect(placeName({ name: 'Tunis Moncef Bey', city: 'Tunis' })).toBe('Tunis Moncef Bey');
  });

  it('is called and found', () => {
    expect(phoneLink('+21671331840')).toEqual({ label: '+216 71 331 840', href: 'tel:+21671331840' });
    expect(phoneLink('(298) 34 30 30')).toEqual({ label: '(298) 34 30 30', href: 'tel:298343030' });
    expect(phoneLink(null)).toBeNull();
    expect(directionsLink({ latitude: 36.8, longitude: null })).toBeNull();
    expect(directionsLink({ latitude: 36.8, longitude: 10.2 })).toContain('36.8,10.2');
  });
});

it('cannot be broken out of by a name', () => {
  const station = { slug: 'a', name: '</script><script>', city: 'A', timeZone: 'Africa/Tunis', phone: null };
  const trip: TripDetail = {
    documentId: 't',
    from: station,
    destination: station,
    departure: now,
    arrival: null,
    price: { amount: 12500, currency: 'TND' },
    seats: 8,
    seatsLeft: 3,
    status: 'scheduled',
    payAtVenue: true,
    holdMinutes: 10,
  };
  const data = tripStructuredData(trip, 'https://relais.example/fr/trajets/t');
  expect(data).not.toContain('<');
  expect(JSON.parse(data).offers.price).toBe('12.500');
});

describe('a ticket', () => {
  const context = { t: translator('en'), format: formatter('en'), language: 'en' } as RequestContext;
  const booking: Booking = {
    code: 'K7QF-3MXD',
    trade: 'trips',
    status: 'cancelled',
    quantity: 2,
    startsAt: '2026-11-20T12:00:00Z',
    endsAt: null,
    holdExpiresAt: null,
    serverTime: now,
    price: null,
    venue: null,
    subject: null,
    title: 'Tunis → Sousse',
    contact: { name: 'Amel', email: null, phone: null },
    locale: 'en',
    notes: null,
    payAtVenue: false,
    allowed: [],
    createdAt: now,
  };

  it('still says when and what once its trip and its station are no longer there', () => {
    expect(ticketView(context, booking)).toMatchObject({ from: 'Tunis → Sousse', to: null, time: '12:00' });
    expect(ticketView(context, { ...booking, subject: {} })).toMatchObject({ from: 'Tunis → Sousse', to: null });
  });
});
