import type { Core } from '@strapi/strapi';
import { findTemplates, type StoredTemplate } from '../persistence/templates';
import type { Source, Wanted } from '../templates/source';
import type { Wording } from './render';

/** As stale as an edited letter may be in any process. */
const FRESH_MS = 1000;

/** What admins have worded anew of a letter; undefined: nothing. */
export type Worded = (wanted: Wanted) => Wording | undefined;

export interface Wordings {
  /** Read at most a second ago. */
  fresh(): Promise<Worded>;
}

const keyOf = ({ letter, audience, trade, locale }: Wanted): string => [letter, audience, trade, locale].join(' ');

/** The letters as admins have worded them, kept in each process: what is sent by the thousand is read once a second. */
export function createWordings(strapi: Core.Strapi): Wordings {
  let templates = new Map<string, StoredTemplate>();
  let readAt = Number.NEGATIVE_INFINITY;

  const wordingOf: Worded = (wanted) => {
    const own = templates.get(keyOf(wanted))?.source;
    const general = templates.get(keyOf({ ...wanted, trade: '' }))?.source;
    if (!own && !general) return undefined;
    return { source: { ...general, ...own } as Partial<Source>, onBroken: (part, error) => warn(wanted, part, error) };
  };
  // Refused when it was saved; but an import, or a later version of ours, may know less than the wording asks for.
  const warn = (wanted: Wanted, part: string, error: unknown): void => {
    strapi.log.warn(`The ${part} of "${keyOf(wanted)}" cannot be printed, ours is sent: ${error}`);
  };

  return {
    async fresh() {
      if (performance.now() - readAt > FRESH_MS) {
        const asked = performance.now();
        templates = new Map((await findTemplates(strapi.db.connection)).map((found) => [keyOf(found), found]));
        readAt = asked;
      }
      return wordingOf;
    },
  };
}
