import { isLanguage, type Language, languages } from './i18n/languages';

/**
 * Every page with its address in each language, `[name]` standing for a value. Arabic addresses are transliterated:
 * in Arabic letters a shared link arrives as a line of percent signs.
 */
export const routePatterns = {
  home: { fr: '', en: '', ar: '' },
  trips: { fr: 'trajets', en: 'trips', ar: 'rihlat' },
  trip: { fr: 'trajets/[trip]', en: 'trips/[trip]', ar: 'rihlat/[trip]' },
  seats: { fr: 'trajets/[trip]/reserver', en: 'trips/[trip]/book', ar: 'rihlat/[trip]/hajz' },
  stations: { fr: 'stations', en: 'stations', ar: 'mahattat' },
  station: { fr: 'stations/[station]', en: 'stations/[station]', ar: 'mahattat/[station]' },
  restaurants: { fr: 'restaurants', en: 'restaurants', ar: 'mataim' },
  restaurant: { fr: 'restaurants/[restaurant]', en: 'restaurants/[restaurant]', ar: 'mataim/[restaurant]' },
  table: {
    fr: 'restaurants/[restaurant]/reserver',
    en: 'restaurants/[restaurant]/book',
    ar: 'mataim/[restaurant]/hajz',
  },
  tableWidget: { fr: 'widget/[restaurant]', en: 'widget/[restaurant]', ar: 'widget/[restaurant]' },
  bookingLink: { fr: 'b/[code]/[token]', en: 'b/[code]/[token]', ar: 'b/[code]/[token]' },
  booking: { fr: 'b/[code]', en: 'b/[code]', ar: 'b/[code]' },
  bookingCancel: { fr: 'b/[code]/annuler', en: 'b/[code]/cancel', ar: 'b/[code]/ilgha' },
  bookingMove: { fr: 'b/[code]/modifier', en: 'b/[code]/change', ar: 'b/[code]/taghyir' },
  bookingAccept: { fr: 'b/[code]/accepter', en: 'b/[code]/accept', ar: 'b/[code]/qubul' },
  bookingPay: { fr: 'b/[code]/payer', en: 'b/[code]/pay', ar: 'b/[code]/dafa' },
  bookingState: { fr: 'b/[code]/etat', en: 'b/[code]/state', ar: 'b/[code]/hala' },
  bookingTicket: { fr: 'b/[code]/billet.pdf', en: 'b/[code]/ticket.pdf', ar: 'b/[code]/tadhkira.pdf' },
  bookingCalendar: { fr: 'b/[code]/agenda.ics', en: 'b/[code]/calendar.ics', ar: 'b/[code]/mawid.ics' },
  paymentReturn: { fr: 'p/[code]', en: 'p/[code]', ar: 'p/[code]' },
  register: { fr: 'inscription', en: 'register', ar: 'tasjil' },
  signIn: { fr: 'connexion', en: 'sign-in', ar: 'dukhul' },
  signOut: { fr: 'deconnexion', en: 'sign-out', ar: 'khuruj' },
  myBookings: { fr: 'mes-reservations', en: 'my-bookings', ar: 'hujuzati' },
  checkIn: { fr: 'controle', en: 'check-in', ar: 'muraqaba' },
  checkInTrip: { fr: 'controle/[trip]', en: 'check-in/[trip]', ar: 'muraqaba/[trip]' },
  checkInDepartures: inCheckIn('departures.json'),
  checkInList: inCheckIn('[trip]/list.json'),
  checkInScans: inCheckIn('scans'),
  checkInSignOut: inCheckIn('sign-out'),
  checkInShell: inCheckIn('shell'),
  checkInWorker: inCheckIn('worker.js'),
} as const satisfies Record<string, Record<Language, string>>;

/** What the check-in page asks for by itself: never read in an address bar, but below it, where its cookies go. */
function inCheckIn<Name extends string>(name: Name) {
  return { fr: `controle/${name}`, en: `check-in/${name}`, ar: `muraqaba/${name}` } as const;
}

export type RouteName = keyof typeof routePatterns;

type ParamNames<Pattern> = Pattern extends `${string}[${infer Name}]${infer Rest}` ? Name | ParamNames<Rest> : never;
type RouteParams<Name extends RouteName> = Record<ParamNames<(typeof routePatterns)[Name]['fr']>, string>;
type Arguments<Name extends RouteName> = keyof RouteParams<Name> extends never
  ? [params?: Record<string, never>, query?: Query]
  : [params: RouteParams<Name>, query?: Query];

type Query = Record<string, string | number | undefined>;

/** The path of a page in a language, with its query string. */
export function pathTo<Name extends RouteName>(language: Language, name: Name, ...[params, query]: Arguments<Name>) {
  return buildPath(language, name, params ?? {}, query);
}

export interface MatchedRoute {
  language: Language;
  name: RouteName;
  params: Record<string, string>;
}

/** Which page a path is, or null: what the language switch and `hreflang` are made from. */
export function matchRoute(pathname: string): MatchedRoute | null {
  const [language, ...segments] = pathname.split('/').filter(Boolean);
  if (!isLanguage(language)) return null;
  const candidates = Object.entries(routePatterns).flatMap(([name, patterns]) => {
    const params = matchSegments(patterns[language].split('/').filter(Boolean), segments);
    return params ? [{ language, name: name as RouteName, params }] : [];
  });
  return candidates.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? null;
}

/** The same page in every language. */
export function alternates(route: MatchedRoute, search: string): Record<Language, string> {
  const entries = languages.map((language) => [language, buildPath(language, route.name, route.params) + search]);
  return Object.fromEntries(entries) as Record<Language, string>;
}

function buildPath(language: Language, name: RouteName, params: Record<string, string>, query: Query = {}): string {
  const filled = routePatterns[name][language].replace(/\[(\w+)\]/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const given = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `/${language}${filled && `/${filled}`}${search && `?${search}`}`;
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\[(\w+)\]$/.exec(part)?.[1];
    if (name) params[name] = decodeURIComponent(segment);
    else if (part !== segment) return null;
  }
  return params;
}
