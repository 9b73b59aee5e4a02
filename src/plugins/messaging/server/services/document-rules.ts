import type { Core, Modules, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { permissionsOf } from '../../../booking/server/port';
import { type RuleFault, ruleFault } from '../domain/rule-faults';

type Context = Modules.Documents.Middleware.Context;
type Next = Parameters<Modules.Documents.Middleware.Middleware>[1];

export const REMINDER_RULE = 'plugin::messaging.reminder-rule' as UID.ContentType;
const READS = new Set<string>(['findOne', 'findFirst', 'findMany', 'count']);

/** The panel translates an error by its whole text: these sentences are keys in `admin/translations`. */
const MESSAGES = {
  messages: 'Messages are written by Relais itself: they can be read here, not changed.',
  letters: 'Letters are worded on the page of letters.',
  reminders: 'Relais keeps this by itself: it cannot be edited.',
  venue: 'A reminder needs a venue.',
  moment: 'Say either how long before, or how many days before and at what time.',
  time: 'This is no time of day. Write it like 18:00.',
  notYours: 'This belongs to a venue that is not yours.',
} as const;

/** What nobody changes through Strapi's document service, whoever they are. */
const KEPT: Partial<Record<string, string>> = {
  'plugin::messaging.message': MESSAGES.messages,
  'plugin::messaging.template': MESSAGES.letters,
  'plugin::messaging.reminder': MESSAGES.reminders,
};

export function guardMessaging(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const kept = KEPT[context.uid];
    if (kept && !READS.has(context.action)) throw new errors.ApplicationError(kept, { code: 'NOT_EDITABLE' });
    const changes = ['create', 'update', 'clone'].includes(context.action);
    if (context.uid !== REMINDER_RULE || !changes) return next();
    return strapi.db.transaction(() => keepRule(strapi, context, next));
  });
}

/** Looked at as it has become, in the transaction of the change: what a form leaves out stands as it was. */
async function keepRule(strapi: Core.Strapi, context: Context, next: Next): Promise<Awaited<ReturnType<Next>>> {
  const params = context.params as { data?: Record<string, unknown> };
  if (params.data?.localTime === '') params.data.localTime = null;
  try {
    const saved = await next();
    for (const documentId of documentIdsOf(saved)) await mustBeRight(strapi, context, documentId);
    return saved;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'relais_reminder_rule_moment') throw refuse('moment');
    throw error;
  }
}

async function mustBeRight(strapi: Core.Strapi, { action }: Context, documentId: string): Promise<void> {
  const row = await strapi.db.query(REMINDER_RULE).findOne({ where: { documentId } });
  const fault = row && ruleFault(row);
  if (fault) throw refuse(fault);
  const ctx = strapi.requestContext.get();
  if (!row || ctx?.state?.auth?.strategy?.name !== 'admin') return;
  // Strapi checks a role's conditions on rows as they were: without this a chief could set rules for another's station.
  const may = permissionsOf(strapi, ctx, REMINDER_RULE)[action === 'update' ? 'update' : 'create'];
  if (!may(row)) throw new errors.PolicyError(MESSAGES.notYours);
}

function documentIdsOf(saved: unknown): string[] {
  const { documentId, entries } = (saved ?? {}) as { documentId?: string; entries?: { documentId: string }[] };
  return entries?.map((entry) => entry.documentId) ?? (documentId ? [documentId] : []);
}

const refuse = (fault: RuleFault): Error => new errors.ApplicationError(MESSAGES[fault], { code: 'NOT_POSSIBLE' });
