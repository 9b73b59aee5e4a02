import type { Core, Modules, Schema, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

type Data = Record<string, unknown>;
type Link = { readonly id?: unknown; readonly documentId?: unknown };

const WRITES = new Set(['create', 'update', 'clone']);
/** Strapi writes these itself, as plain ids. */
const CREATORS = new Set(['createdBy', 'updatedBy']);

/**
 * Lets the panel, and everything else that goes through the document service, write relations that are columns
 * (`useJoinTable: false`). Strapi 5.54 leaves those to the caller ("TODO: Handle join columns"): the panel's own form, even
 * untouched, would end in a 500. Every form that Strapi documents becomes `{ set: [{ id }] }`, the one that works.
 */
export function registerJoinColumns(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const columns = WRITES.has(context.action) ? joinColumns(strapi, context.uid) : [];
    const given = (context.params as { data?: Data }).data;
    if (!given || columns.every(([name]) => given[name] === undefined)) return next();
    const data = { ...given };
    for (const [name, target] of columns) {
      const link = chosen(data[name]);
      if (link === undefined) delete data[name];
      else data[name] = link === null ? null : { set: [{ id: await idOf(strapi, target, link) }] };
    }
    context.params = { ...context.params, data } as Modules.Documents.Middleware.Context['params'];
    return next();
  });
}

function joinColumns(strapi: Core.Strapi, uid: UID.ContentType): [string, UID.ContentType][] {
  return Object.entries(strapi.contentType(uid).attributes).flatMap(
    ([name, attribute]): [string, UID.ContentType][] => {
      const relation = attribute as Schema.Attribute.AnyAttribute & {
        target?: UID.ContentType;
        useJoinTable?: boolean;
      };
      const isColumn = relation.type === 'relation' && relation.useJoinTable === false && !CREATORS.has(name);
      return isColumn && relation.target ? [[name, relation.target]] : [];
    },
  );
}

/** What a form chooses: a link, null for none, undefined when it leaves the relation as it is. */
function chosen(form: unknown): Link | null | undefined {
  if (form === undefined || form === null) return form;
  if (typeof form === 'number') return { id: form };
  if (typeof form === 'string') return /^\d+$/.test(form) ? { id: Number(form) } : { documentId: form };
  if (Array.isArray(form)) return form.length === 0 ? null : chosen(form.at(-1));
  const { set, connect, disconnect, ...link } = form as Link & {
    set?: unknown;
    connect?: unknown;
    disconnect?: unknown;
  };
  if (link.id !== undefined || link.documentId !== undefined) return link;
  if (Array.isArray(connect) ? connect.length > 0 : connect) return chosen(connect);
  if (set !== undefined) return set === null ? null : chosen(set);
  return (Array.isArray(disconnect) ? disconnect.length > 0 : disconnect) ? null : undefined;
}

/** @throws ValidationError when there is no such row: the foreign key alone would answer with a 500 */
async function idOf(strapi: Core.Strapi, target: UID.ContentType, link: Link): Promise<number> {
  const where = link.documentId === undefined ? { id: link.id } : { documentId: link.documentId };
  const valid = Object.values(where).every((value) => typeof value === 'string' || Number.isSafeInteger(value));
  const row = valid ? await strapi.db.query(target).findOne({ select: ['id'], where }) : null;
  if (!row) throw new errors.ValidationError('What is linked here does not exist.');
  return row.id;
}
