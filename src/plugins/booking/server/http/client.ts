import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { Refusal } from '../domain/errors';

interface UserService {
  fetchAuthenticatedUser(id: number): Promise<{ id: number; blocked: boolean | null } | null>;
}

interface JwtService {
  getToken(ctx: Context): Promise<{ id?: number } | null>;
}

/**
 * Who sends this request, by their access token.
 * @returns the client's id, null for a guest
 * @throws Refusal SIGN_IN_REQUIRED for a guest where a client is required, and for a token that is not (or no longer) good:
 * taking its bearer for a guest would make bookings that they never find again
 */
export async function currentClient(ctx: Context, required: boolean): Promise<number | null> {
  if (!ctx.request.header.authorization) {
    if (required) throw signIn();
    return null;
  }
  const users = strapi.plugin('users-permissions');
  const token = await (users.service('jwt') as JwtService).getToken(ctx).catch((error: unknown) => {
    if (error instanceof errors.ApplicationError || (error instanceof Error && /token/i.test(error.message))) return null;
    throw error;
  });
  const user = token?.id ? await (users.service('user') as UserService).fetchAuthenticatedUser(token.id) : null;
  if (!user || user.blocked) throw signIn();
  return user.id;
}

const signIn = (): Refusal => new Refusal('SIGN_IN_REQUIRED', 'Sign in first.');
