import type { Core, Modules } from '@strapi/strapi';
import type { Knex } from 'knex';

type Context = Modules.Documents.Middleware.Context;
type Next = Parameters<Modules.Documents.Middleware.Middleware>[1];
type Params = { documentId: string; data: Record<string, unknown> };

/** A change that goes through Strapi's document service, in its transaction. */
export interface DocumentChange {
  readonly strapi: Core.Strapi;
  readonly trx: Knex.Transaction;
  readonly context: Context;
  readonly next: Next;
}

/** What is done around a change, or instead of it; answers what the document service answers. */
export type DocumentRule = (change: DocumentChange) => Promise<Awaited<ReturnType<Next>>>;

export const paramsOf = (context: Context): Params => context.params as unknown as Params;

/** Of what was made: one document, or the copies of one. */
export function documentIdsOf(made: unknown): string[] {
  const { documentId, entries } = made as { documentId?: string; entries?: { documentId: string }[] };
  return entries?.map((entry) => entry.documentId) ?? (documentId ? [documentId] : []);
}

/**
 * Carries out a trade's rules in the transaction of each change, whatever path it takes through the document service: the
 * panel's form, its bulk actions, a script.
 * @param rules by type and action: `plugin::trips.trip update`
 * @param refusalOf what to say when the database refuses first, by the name of its constraint
 */
export function guardChanges(
  strapi: Core.Strapi,
  rules: Partial<Record<string, DocumentRule>>,
  refusalOf: (constraint: string) => Error | undefined,
): void {
  strapi.documents.use(async (context, next) => {
    const rule = rules[`${context.uid} ${context.action}`];
    if (!rule) return next();
    try {
      return await strapi.db.transaction(({ trx }) => rule({ strapi, trx, context, next }));
    } catch (error) {
      throw refusalOf((error as { constraint?: string }).constraint ?? '') ?? error;
    }
  });
}
