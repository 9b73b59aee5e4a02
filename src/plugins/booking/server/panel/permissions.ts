import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

type Action = 'create' | 'read' | 'update';

/** What a member of staff may do with the rows of one content type. */
export type Permissions = Readonly<Record<Action, (row: object) => boolean>>;

interface PermissionChecker {
  readonly can: Record<Action, (row: object) => boolean>;
}

/** The role's own permissions and conditions, as the content manager applies them, for routes of our own in the panel. */
export function permissionsOf(strapi: Core.Strapi, ctx: Context, model: UID.ContentType): Permissions {
  const { can }: PermissionChecker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility: ctx.state.userAbility, model });
  // A copy of the row: the checker marks what it is given.
  return {
    create: (row) => can.create({ ...row }),
    read: (row) => can.read({ ...row }),
    update: (row) => can.update({ ...row }),
  };
}
