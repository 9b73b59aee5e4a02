import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { permissionsOf } from './permissions';

export interface Owned {
  readonly uid: UID.ContentType;
  readonly action: 'create' | 'update';
  readonly documentId: string;
  /** The relation that says which venue a row belongs to. */
  readonly venue: string;
}

/**
 * Strapi checks a role's conditions on rows as they were; this checks them as they have become, before the commit. Without
 * it staff could make rows at another's venue, or push their own over to it.
 * @param message what the panel says then
 * @throws PolicyError (403) when the person behind the request may not have this row
 */
export async function mustBeTheirs(strapi: Core.Strapi, owned: Owned, message: string): Promise<void> {
  const { uid, action, documentId, venue } = owned;
  const ctx = strapi.requestContext.get();
  if (ctx?.state?.auth?.strategy?.name !== 'admin') return;
  const row = await strapi.db
    .query(uid)
    .findOne({ where: { documentId }, populate: { [venue]: { select: ['id'] } } as never });
  if (!row || permissionsOf(strapi, ctx, uid)[action](row)) return;
  // Of any other ForbiddenError Strapi keeps the status and drops the words.
  throw new errors.PolicyError(message);
}
