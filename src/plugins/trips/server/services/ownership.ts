import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { permissionsOf } from '../../../booking/server/port';
import { MESSAGES } from './messages';

/**
 * Strapi checks a role's conditions on rows as they were; this checks them as they have become, before the commit. Without
 * it a chief could plan trips at another's station, or push their own rows over to it.
 * @throws PolicyError (403) when the person behind the request may not have this row
 */
export async function mustBeTheirs(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  action: 'create' | 'update',
  documentId: string,
): Promise<void> {
  const ctx = strapi.requestContext.get();
  if (ctx?.state?.auth?.strategy?.name !== 'admin') return;
  const row = await strapi.db.query(uid).findOne({ where: { documentId }, populate: { station: { select: ['id'] } } });
  if (!row || permissionsOf(strapi, ctx, uid)[action](row)) return;
  // Of any other ForbiddenError Strapi keeps the status and drops the words.
  throw new errors.PolicyError(MESSAGES.notYours);
}
