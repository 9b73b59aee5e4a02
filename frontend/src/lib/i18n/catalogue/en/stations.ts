import type { Section } from '../shape';

export const stations: Section<'stations'> = {
  title: 'Stations',
  description: 'The shared-taxi stations, their phone numbers and their destinations.',
  lead: 'Choose a station for its departures, its phone number and the way there.',
  stationTitle: '{name} station',
  stationDescription: 'Departures, destinations and phone number of {name} station.',
  destinations: 'Destinations',
  destinationsHint: 'Today’s departures, destination by destination.',
  noDestinations: 'No departure is announced for now. Call the station.',
  seeAll: 'All departures today',
  phone: 'Phone',
  noPhone: 'This station has given no number.',
  empty: 'No station is open yet.',
  all: 'All stations',
};
