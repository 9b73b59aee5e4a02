import type { APIRoute } from 'astro';
import { languages } from '../lib/i18n/languages';
import { type RouteName, routePatterns } from '../lib/routes';

const personal: RouteName[] = ['register', 'signIn', 'signOut', 'myBookings'];

export const GET: APIRoute = () => {
  const closed = languages.flatMap((language) => [
    `/${language}/b/`,
    `/${language}/p/`,
    ...personal.map((name) => `/${language}/${routePatterns[name][language]}`),
  ]);
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
