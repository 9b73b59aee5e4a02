import type { APIRoute } from 'astro';
import { pathTo } from '../lib/routes';

const home: APIRoute = ({ locals, redirect }) => redirect(pathTo(locals.language, 'home'), 303);

export const GET = home;

export const POST: APIRoute = async (context) => {
  await context.locals.session.end();
  return home(context);
};
