/** What the HTML of a letter may be made of: enough for words, lists and a picture, and nothing that a mail program runs. */
const TAGS = new Set(
  'h1 h2 h3 p br hr strong b em i u s small a ul ol li span div blockquote table tbody thead tr td th img'.split(' '),
);
const ATTRIBUTES = new Set(
  'href src alt title style class dir lang align valign width height colspan rowspan cellpadding cellspacing role'.split(
    ' ',
  ),
);
const ADDRESS = /^(https?:|mailto:|tel:)/i;
/** The only values that may stand in an attribute: addresses of our own making, and there alone. */
const LINK = /^\{\{-?\s*(link|siteLink)\s*-?\}\}$/;

/** Liquid may hold `>` and quotes of its own: outside it, HTML has only these. */
const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/;
const TAG = new RegExp(`<(?:${LIQUID.source}|"[^"]*"|'[^']*'|[^>"'])*>?`, 'g');
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

export interface MarkupFault {
  /** Where in the text it begins. */
  readonly at: number;
  /** What may not stand there. */
  readonly name: string;
}

/**
 * What the HTML part of a letter may not say. A value is escaped for where text stands, so no value may stand inside a tag,
 * but for a link as the whole of an `href`: then nothing that a person typed can become markup, whatever the wording.
 */
export function markupFaults(html: string): MarkupFault[] {
  const faults: MarkupFault[] = [];
  for (const { 0: tag, index: at } of withoutLiquidText(html).matchAll(TAG)) {
    const fault = tagFault(tag);
    if (fault !== null) faults.push({ at, name: fault });
  }
  return faults;
}

/** A `<` inside Liquid compares numbers; it begins no tag. Blanked, so that places stay what they are. */
const withoutLiquidText = (html: string): string =>
  html.replaceAll(new RegExp(LIQUID.source, 'g'), (liquid) =>
    LINK.test(liquid) ? liquid : `{{${' '.repeat(Math.max(0, liquid.length - 4))}}}`,
  );

function tagFault(tag: string): string | null {
  const [, slash = '', name = '', rest = ''] = /^<(\/?)([a-z][a-z0-9]*)([\s\S]*?)\/?>$/i.exec(tag) ?? [];
  if (name === '' || !TAGS.has(name.toLowerCase())) return tag.slice(0, 40);
  if (slash !== '') return rest.trim() === '' ? null : tag.slice(0, 40);
  for (const [whole, attribute = '', quoted = ''] of rest.matchAll(ATTRIBUTE)) {
    const value = quoted.replaceAll(/^["']|["']$/g, '').trim();
    if (!ATTRIBUTES.has(attribute.toLowerCase()) || !isValue(attribute.toLowerCase(), value, quoted)) return whole;
  }
  return null;
}

function isValue(attribute: string, value: string, quoted: string): boolean {
  if (value.includes('{')) return attribute === 'href' && /^["']/.test(quoted) && LINK.test(value);
  if (attribute === 'href' || attribute === 'src') return ADDRESS.test(value);
  return attribute !== 'style' || !/url\s*\(|expression|@import|[<>]/i.test(value);
}
