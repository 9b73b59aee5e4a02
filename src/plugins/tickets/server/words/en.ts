import type { Words } from './words';

export const en: Words = {
  tag: 'en-GB',
  direction: 'ltr',
  heading: 'Ticket',
  departure: 'From',
  destination: 'To',
  zone: (city, offset) => `${city} time (${offset})`,
  arrives: ({ time }) => `Arrives at ${time}`,
  arrivesOn: ({ day, time }) => `Arrives on ${day} at ${time}`,
  passenger: 'Passenger',
  seats: 'Seats',
  price: 'Price',
  paid: 'Paid',
  payAtVenue: 'To be paid at the station',
  code: 'Booking code',
  advice: [
    'Show this ticket, on paper or on your screen, before you get in.',
    'Plans changed? Cancel from the page of your booking.',
  ],
  phone: 'Phone of the station',
};
