import type { Core, Modules } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type AllotmentInput, bookingPort, currentStaff } from '../../../booking/server/port';
import { TRADE } from './trade';

type Context = Modules.Documents.Middleware.Context;
type Next = Parameters<Modules.Documents.Middleware.Middleware>[1];
type Params = { documentId: string; data: Record<string, unknown> };

export const STATION = 'plugin::trips.station';
export const VEHICLE = 'plugin::trips.vehicle';
export const TRIP = 'plugin::trips.trip';

/** A change that goes through Strapi's document service, in its transaction. */
export interface DocumentChange {
  readonly strapi: Core.Strapi;
  readonly trx: Knex.Transaction;
  readonly context: Context;
  readonly next: Next;
}

/** What is done around a change, or instead of it; answers what the document service answers. */
export type Rule = (change: DocumentChange) => Promise<Awaited<ReturnType<Next>>>;

export const paramsOf = (context: Context): Params => context.params as unknown as Params;

export const putOnSale = (strapi: Core.Strapi, inputs: readonly AllotmentInput[]): Promise<unknown> =>
  bookingPort(strapi).allotments.put(TRADE, inputs, currentStaff(strapi));

/** Of what was made: one document, or the copies of one. */
export function documentIdsOf(made: unknown): string[] {
  const { documentId, entries } = made as { documentId?: string; entries?: { documentId: string }[] };
  return entries?.map((entry) => entry.documentId) ?? (documentId ? [documentId] : []);
}
