import type { Context } from 'koa';
import { Refusal } from '../domain/errors';

interface UserService {
  fetchAuthenticatedUser(id: number): Promise<{ id: number; blocked: boolean | null } | null>;
}

interface JwtService {
  /** Answers null at once when the header holds no bearer token. */
  getToken(ctx: Context): Promise<{ id?: number } | null> | null;
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
  const token = await readToken(ctx, users.service('jwt') as JwtService);
  const user = token?.id ? await (users.service('user') as UserService).fetchAuthenticatedUser(token.id) : null;
  if (!user || user.blocked) throw signIn();
  return user.id;
}

async function readToken(ctx: Context, jwt: JwtService): Promise<{ id?: number } | null> {
  try {
    return await jwt.getToken(ctx);
  } catch (error) {
    if (error instanceof Error && error.message === 'Invalid token.') return null;
    throw error;
  }
}

const signIn = (): Refusal => new Refusal('SIGN_IN_REQUIRED', 'Sign in first.');
