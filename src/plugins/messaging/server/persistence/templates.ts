import type { Knex } from 'knex';
import { CLOCK } from '../../../booking/server/port';
import { PARTS, type Source, type Wanted } from '../templates/source';

/** What an admin has worded anew; a part that is null is ours. `trade` is empty for all trades. */
export interface StoredTemplate extends Wanted {
  readonly source: Partial<Source>;
  readonly updatedAt: Date;
}

type Row = Record<'letter' | 'audience' | 'trade' | 'language' | 'subject' | 'html' | 'text' | 'sms', string | null> & {
  readonly updatedAt: Date;
};

/** All of them: there are some dozens at most. */
export async function findTemplates(db: Knex): Promise<StoredTemplate[]> {
  const { rows } = await db.raw(
    `SELECT letter, audience, trade, language, subject, html, text, sms, updated_at AS "updatedAt" FROM message_templates`,
  );
  return rows.map(toTemplate);
}

const toTemplate = ({ letter, audience, trade, language, updatedAt, ...parts }: Row): StoredTemplate =>
  ({
    letter,
    audience,
    trade,
    locale: language,
    updatedAt,
    source: Object.fromEntries(PARTS.flatMap((part) => (parts[part] === null ? [] : [[part, parts[part]]]))),
  }) as unknown as StoredTemplate;

const KEY = '(letter, audience, trade, language)';

/** Writes it over the one that stands, if one does. */
export async function putTemplate(db: Knex, { letter, audience, trade, locale }: Wanted, source: Partial<Source>) {
  const parts = PARTS.map((part) => source[part] ?? null);
  await db.raw(
    `INSERT INTO message_templates (document_id, letter, audience, trade, language, subject, html, text, sms,
       created_at, updated_at, published_at)
     VALUES (substr(md5(gen_random_uuid()::text), 1, 24), ?, ?, ?, ?, ?, ?, ?, ?, ${CLOCK}, ${CLOCK}, ${CLOCK})
     ON CONFLICT ${KEY} DO UPDATE SET subject = excluded.subject, html = excluded.html, text = excluded.text,
       sms = excluded.sms, updated_at = excluded.updated_at`,
    [letter, audience, trade, locale, ...parts],
  );
}

export async function deleteTemplate(db: Knex, { letter, audience, trade, locale }: Wanted): Promise<void> {
  await db.raw('DELETE FROM message_templates WHERE letter = ? AND audience = ? AND trade = ? AND language = ?', [
    letter,
    audience,
    trade,
    locale,
  ]);
}
