import type { Core } from '@strapi/strapi';
import { errors, type z } from '@strapi/utils';
import { Refusal } from '../domain/errors';

interface ExtensionService {
  use(extension: object): void;
}

type Query = (parent: unknown, args: object) => unknown;

/**
 * Opens reads of a trade's catalogue over GraphQL to everybody: the same services as REST, the same checks of what comes
 * in, and no booking.
 * @param types in GraphQL's own language, `type Query` included
 */
export function openReads(strapi: Core.Strapi, types: string, queries: Readonly<Record<string, Query>>): void {
  if (!strapi.plugin('graphql')) return;
  const open = Object.fromEntries(Object.keys(queries).map((name) => [`Query.${name}`, { auth: false }]));
  const extension: ExtensionService = strapi.plugin('graphql').service('extension');
  extension.use({ typeDefs: types, resolvers: { Query: queries }, resolversConfig: open });
}

/** In GraphQL a variable that is null means one that was not given. */
export function validArguments<T extends z.ZodType>(shape: T, args: object): z.output<T> {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null)));
  if (!parsed.success) throw new errors.ValidationError(parsed.error.issues.map(({ message }) => message).join(' '));
  return parsed.data;
}

export async function answered<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw new errors.ApplicationError(error.message, { code: error.code });
    throw error;
  }
}

export async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
