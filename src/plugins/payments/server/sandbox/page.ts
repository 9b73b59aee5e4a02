import { formatMoney, isLocale, LOCALES, type Locale, TAGS } from '../../../booking/server/port';
import type { Session } from '../persistence/sandbox';
import { STYLE } from './style';
import { ACTS, type Act, WORDS } from './words';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** The bank's page for one session: what is to be paid, and what may become of it. Works without script. */
export function sandboxPage(session: Session): string {
  const locale: Locale = isLocale(session.language) ? session.language : LOCALES[0];
  const words = WORDS[locale];
  const body = session.state === 'open' ? form(locale) : `<p class="closed">${words.closed[session.state]}</p>`;
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="notice">${words.notice}</p>
<h1>${words.title}</h1>
<section class="stub">
<p class="label">${words.toPay}</p>
<p class="amount"><bdi>${escaped(formatMoney(session, TAGS[locale]))}</bdi></p>
<p><bdi>${escaped(session.title)}</bdi></p>
<p class="code">${words.booking} <bdi>${escaped(session.bookingCode)}</bdi></p>
</section>
${body}
<p><a href="${escaped(session.returnUrl)}">${session.state === 'open' ? words.back : words.done}</a></p>
</main>
</body>
</html>`;
}

/** The usual thing first, and large; what else a bank can do below it. */
function form(locale: Locale): string {
  const { acts, otherwise } = WORDS[locale];
  const button = (act: Act, kind: string): string =>
    `<button class="${kind}" name="act" value="${act}">${acts[act].label}</button><p class="hint">${acts[act].hint}</p>`;
  const [first, ...others] = ACTS as [Act, ...Act[]];
  return `<form method="post">
${button(first, 'main')}
<h2>${otherwise}</h2>
${others.map((act) => button(act, 'other')).join('\n')}
</form>`;
}
