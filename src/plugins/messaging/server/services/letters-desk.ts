import type { Core } from '@strapi/strapi';
import { type Booking, bookingPort, LOCALES } from '../../../booking/server/port';
import { WRITTEN } from '../domain/letters';
import { segmentsOf } from '../domain/sms';
import { deleteTemplate, findTemplates, putTemplate, type StoredTemplate } from '../persistence/templates';
import { ownSource, PARTS, type Part, type Source, type Wanted } from '../templates/source';
import { addressesOf } from './addresses';
import { type Problem, problemsOf } from './check-letter';
import { VARIABLES } from './context';
import { type Rendered, renderLetter, renderShort } from './render';
import { barest, madeUp, sampleContext, type Told } from './sample';

/** A letter as its editor shows it: our words, and those that were put in their place. */
export interface EditedLetter {
  readonly own: Source;
  readonly worded: Partial<Source>;
  /** Of all trades, for a letter of one: what is sent where nothing else is said. */
  readonly general: Partial<Source>;
}

export interface Preview extends Rendered {
  readonly sms: string | null;
  readonly segments: number;
  readonly problems: readonly Problem[];
}

/** What admins do with the wording of letters. */
export function createLettersDesk({ strapi }: { strapi: Core.Strapi }) {
  const db = () => strapi.db.connection;
  const addresses = addressesOf(strapi);
  const samplesFor = (wanted: Wanted) => {
    const now = new Date();
    const full = sampleContext(wanted, madeUp(wanted, now), addresses, now);
    return [full, barest(full)];
  };

  return {
    /** Every letter, and which of them have words of an admin's. */
    async list() {
      const stored = await findTemplates(db());
      return {
        letters: WRITTEN,
        trades: bookingPort(strapi)
          .trades.all()
          .map(({ name }) => name),
        languages: LOCALES,
        variables: VARIABLES,
        worded: stored.map(({ source, ...wanted }) => ({ ...wanted, parts: Object.keys(source) })),
      };
    },

    async find(wanted: Wanted): Promise<EditedLetter> {
      const stored = await findTemplates(db());
      const of = (trade: string): Partial<Source> =>
        stored.find((template) => isSame(template, { ...wanted, trade }))?.source ?? {};
      const { trade } = wanted;
      return { own: ownSource(wanted), worded: of(trade), general: trade === '' ? {} : of('') };
    },

    problems: (wanted: Wanted, source: Partial<Source>): Problem[] => problemsOf(wanted, source, samplesFor(wanted)),

    /** Parts that say what is said anyway are not kept, so that they go on following it. */
    async save(wanted: Wanted, source: Partial<Source>): Promise<void> {
      const { own, general } = await this.find(wanted);
      const said = { ...own, ...general };
      const kept = Object.fromEntries(
        PARTS.flatMap((part) => {
          const text = source[part]?.replaceAll('\r\n', '\n').trim();
          return !text || text === said[part].trim() ? [] : [[part, text]];
        }),
      );
      await (Object.keys(kept).length > 0 ? putTemplate(db(), wanted, kept) : deleteTemplate(db(), wanted));
    },

    remove: (wanted: Wanted): Promise<void> => deleteTemplate(db(), wanted),

    /** As it would be sent, about a booking by its code or a made-up one; null when there is no such booking. */
    async preview(wanted: Wanted, source: Partial<Source>, code: string | null): Promise<Preview | null> {
      const now = new Date();
      const told = code === null ? madeUp(wanted, now) : await toldOf(strapi, code);
      if (!told) return null;
      const problems = this.problems(wanted, source);
      const broken = new Set<Part>(problems.map(({ part }) => part));
      const { general } = await this.find(wanted);
      const words = {
        ...general,
        ...Object.fromEntries(Object.entries(source).filter(([part]) => !broken.has(part as Part))),
      };
      const context = sampleContext(wanted, told, addresses, now);
      const wording = { source: words, onBroken: () => undefined };
      const spoken = { ...wanted, trade: told.booking.trade };
      const sms = ownSource(wanted).sms === '' ? null : renderShort(spoken, context, wording);
      return { ...renderLetter(spoken, context, wording), sms, segments: segmentsOf(sms ?? ''), problems };
    },
  };
}

export type LettersDesk = ReturnType<typeof createLettersDesk>;

export const lettersDesk = (strapi: Core.Strapi): LettersDesk => strapi.plugin('messaging').service('letters');

const isSame = (a: StoredTemplate, b: Wanted): boolean =>
  a.letter === b.letter && a.audience === b.audience && a.trade === b.trade && a.locale === b.locale;

/** A real booking; its private link is not shown to staff. */
async function toldOf(strapi: Core.Strapi, code: string): Promise<Told | null> {
  const booking: Booking | undefined = await bookingPort(strapi).findByCode(code);
  if (!booking) return null;
  const description = (await bookingPort(strapi).present.describe([booking])).get(booking.id);
  return { booking, description, token: '***' };
}
