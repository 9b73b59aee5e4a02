import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

type Model = {
  readonly attributes: Readonly<Record<string, { readonly type?: string; readonly target?: UID.ContentType }>>;
};
type MayRead = (model: UID.ContentType, field: string) => boolean;

const ALWAYS = new Set(['id', 'documentId', 'localizations', 'locale']);
const READ = 'plugin::content-manager.explorer.read';

/**
 * Strapi checks which fields a role may read on the type that is asked for, and nothing behind its relations: who may see
 * a trip's station could populate, filter and sort by everything of that station, the mail address of its chief included.
 * This asks for each field behind a relation whether the role may read it there.
 */
export function guardNestedReads(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const mayRead = permissionsBehind(strapi);
    if (!mayRead) return next();
    const { filters, sort } = context.params as { filters?: unknown; sort?: unknown };
    const paths = [...pathsIn(filters), ...sortPaths(sort)];
    if (paths.some((path) => isForbidden(strapi, mayRead, context.uid, path))) throw new errors.ForbiddenError();
    const answer = await next();
    prune(strapi, mayRead, context.uid, answer, false);
    return answer;
  });
}

/** Undefined when it is not a member of staff who asks. */
function permissionsBehind(strapi: Core.Strapi): MayRead | undefined {
  const state = strapi.requestContext.get()?.state;
  if (state?.auth?.strategy?.name !== 'admin') return undefined;
  const ability = state.userAbility as { can(action: string, subject?: string, field?: string): boolean };
  return (model, field) =>
    ALWAYS.has(field) || (model === 'admin::user' ? ability.can('admin::users.read') : ability.can(READ, model, field));
}

const modelOf = (strapi: Core.Strapi, uid: UID.ContentType): Model => strapi.getModel(uid) as unknown as Model;

/** Field paths of a filter, `['station', 'chief', 'email']`; operators are no part of them. */
function pathsIn(node: unknown, path: readonly string[] = []): string[][] {
  if (typeof node !== 'object' || node === null || node instanceof Date) return path.length > 0 ? [[...path]] : [];
  return Object.entries(node).flatMap(([key, value]) =>
    pathsIn(value, key.startsWith('$') || /^\d+$/.test(key) ? path : [...path, key]),
  );
}

function sortPaths(sort: unknown): string[][] {
  if (typeof sort === 'string') return sort.split(',').map((part) => (part.split(':')[0] ?? '').trim().split('.'));
  if (Array.isArray(sort)) return sort.flatMap(sortPaths);
  return pathsIn(sort);
}

function isForbidden(strapi: Core.Strapi, mayRead: MayRead, uid: UID.ContentType, path: readonly string[]): boolean {
  let model = uid;
  for (const [depth, field] of path.entries()) {
    const attribute = modelOf(strapi, model).attributes[field];
    if (depth > 0 && !mayRead(model, field)) return true;
    if (attribute?.type !== 'relation' || !attribute.target) return false;
    model = attribute.target;
  }
  return false;
}

/** Takes out of an answer what stands behind its relations and may not be read there. */
function prune(strapi: Core.Strapi, mayRead: MayRead, uid: UID.ContentType, node: unknown, nested: boolean): void {
  if (Array.isArray(node)) {
    for (const row of node) prune(strapi, mayRead, uid, row, nested);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const row = node as Record<string, unknown>;
  for (const [field, attribute] of Object.entries(modelOf(strapi, uid).attributes)) {
    if (!(field in row)) continue;
    if (nested && !mayRead(uid, field)) delete row[field];
    else if (attribute.type === 'relation' && attribute.target)
      prune(strapi, mayRead, attribute.target, row[field], true);
  }
}
