import type { Words } from './words';

export const fr: Words = {
  tag: 'fr',
  direction: 'ltr',
  heading: 'Billet',
  departure: 'Départ',
  destination: 'Destination',
  zone: (city, offset) => `heure de ${city} (${offset})`,
  arrives: ({ time }) => `Arrivée à ${time}`,
  arrivesOn: ({ day, time }) => `Arrivée le ${day} à ${time}`,
  passenger: 'Passager',
  seats: 'Places',
  price: 'Prix',
  paid: 'Payé',
  payAtVenue: 'À payer à la station',
  code: 'Code de réservation',
  advice: [
    'Présentez ce billet, imprimé ou à l’écran, avant de monter.',
    'Un empêchement ? Annulez depuis la page de votre réservation.',
  ],
  phone: 'Téléphone de la station',
};
