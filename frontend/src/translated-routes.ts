import type { AstroIntegration } from 'astro';
import { languages } from './lib/i18n/languages';
import { routePatterns } from './lib/routes';

/** The file of each page; its addresses are in `lib/routes.ts`. */
const entrypoints: Record<keyof typeof routePatterns, string> = {
  home: 'home.astro',
  trips: 'trips.astro',
  trip: 'trip.astro',
  seats: 'seats.astro',
  stations: 'stations.astro',
  station: 'station.astro',
  restaurants: 'restaurants.astro',
  restaurant: 'restaurant.astro',
  table: 'table.astro',
  tableWidget: 'table-widget.astro',
  bookingLink: 'booking-link.ts',
  booking: 'booking.astro',
  bookingCancel: 'booking-cancel.astro',
  bookingMove: 'booking-move.astro',
  bookingAccept: 'booking-accept.ts',
  bookingPay: 'booking-pay.astro',
  bookingState: 'booking-state.ts',
  bookingTicket: 'booking-ticket.ts',
  bookingCalendar: 'booking-calendar.ts',
  paymentReturn: 'payment-return.ts',
  register: 'register.astro',
  signIn: 'sign-in.astro',
  signOut: 'sign-out.ts',
  myBookings: 'my-bookings.astro',
  checkIn: 'check-in.astro',
  checkInTrip: 'check-in-trip.astro',
  checkInDepartures: 'check-in-departures.ts',
  checkInList: 'check-in-list.ts',
  checkInScans: 'check-in-scans.ts',
  checkInSignOut: 'check-in-sign-out.ts',
  checkInShell: 'check-in-shell.astro',
  checkInWorker: 'check-in-worker.ts',
};

/** Gives every page its address in each language: one file, three paths. */
export function translatedRoutes(): AstroIntegration {
  return {
    name: 'relais:translated-routes',
    hooks: {
      'astro:config:setup': ({ config, injectRoute }) => {
        for (const [name, patterns] of Object.entries(routePatterns)) {
          const file = entrypoints[name as keyof typeof routePatterns];
          const entrypoint = new URL(`routes/${file}`, config.srcDir);
          for (const language of languages) {
            injectRoute({ pattern: `/${language}/${patterns[language]}`.replace(/\/$/, ''), entrypoint });
          }
        }
      },
    },
  };
}
