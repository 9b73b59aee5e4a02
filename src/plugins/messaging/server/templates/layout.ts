/**
 * The page of every mail: paper and ink, one lantern-coloured button, and the booking as a ticket whose stub carries the
 * code. Tables and inline styles, because mail programs know little else; logical order only, so that `dir` turns it.
 */
const FONT = `font-family:'IBM Plex Sans','IBM Plex Sans Arabic',-apple-system,'Segoe UI',Tahoma,Arial,sans-serif`;
const SMALL = 'font-size:14px;line-height:1.5';
const PAPER = '#f3ebdb';
const NIGHT = '#0e1526';

/** Two notches bitten out of the ticket's edges, the same from right to left; a program without gradients shows none. */
const notches = (colour: string): string =>
  ['0', '100%'].map((side) => `radial-gradient(circle at ${side} 50%,${colour} 10px,transparent 10.5px)`).join(',');

/** A dark scheme for the programs that have one; the rest keeps the inline colours. */
const DARK = `@media (prefers-color-scheme:dark){
.paper{background:${NIGHT}!important}.card{background:#172138!important}.notched{background:${notches(NIGHT)}!important}
.ink{color:#f6f0e2!important}.soft{color:#c0c8da!important}.tear{border-color:#33405f!important}
.yes{background:#17352a!important;color:#a5e0b8!important}.no{background:#43211d!important;color:#ffb9a8!important}
.wait{background:#3d3114!important;color:#ffd98a!important}}`;

const INK = 'color:#141c30';
const PROSE: Readonly<Record<string, string>> = {
  h1: `margin:12px 0 16px;font-size:26px;line-height:1.25;font-weight:600;${INK}`,
  h2: `margin:20px 0 12px;font-size:20px;line-height:1.3;font-weight:600;${INK}`,
  h3: `margin:16px 0 8px;font-size:17px;line-height:1.4;font-weight:600;${INK}`,
  p: `margin:0 0 12px;font-size:17px;line-height:1.55;${INK}`,
  ul: `margin:0 0 12px;padding-inline-start:24px;font-size:17px;line-height:1.55;${INK}`,
  ol: `margin:0 0 12px;padding-inline-start:24px;font-size:17px;line-height:1.55;${INK}`,
  a: INK,
};

/** The look of a letter's own words, written into each tag: mail programs know little else. A tag with a style keeps it. */
export const styled = (html: string): string =>
  html.replaceAll(/<(h[123]|p|[uo]l|a)((?:\s[^>]*)?)>/gi, (tag, name: string, attributes: string) =>
    /\sstyle\s*=/i.test(attributes) ? tag : `<${name}${attributes} class="ink" style="${PROSE[name.toLowerCase()]}">`,
  );

/** A button: where it leads, and what it says. */
export interface Action {
  readonly href: string;
  readonly label: string;
}

const BUTTON =
  'display:inline-block;margin:0 0 8px;padding:12px 23px;border-radius:10px;font-size:17px;line-height:1.2;font-weight:600;text-decoration:none';

/** The first is the one that most people want. */
const button = ({ href, label }: Action, place: number): string =>
  place === 0
    ? `<a href="${href}" style="${BUTTON};border:1px solid #f5a91c;background:#f5a91c;color:#141c30">${label}</a>`
    : `<a href="${href}" class="ink" style="${BUTTON};margin-inline-start:12px;border:1px solid #8a8676;${INK}">${label}</a>`;

/** What stands on the page. All of it is HTML already: whatever a person typed was escaped when it was printed. */
export interface Page {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly subject: string;
  readonly tag: string;
  readonly tone: string;
  readonly tint: string;
  readonly struck: string;
  readonly body: string;
  /** One button, or a second and quieter one beside it. */
  readonly actions: readonly Action[];
  readonly title: string;
  readonly time: string;
  readonly date: string;
  readonly zone: string;
  readonly lines: readonly { label: string; value: string; size: string; weight: number }[];
  readonly footer: string;
}

/** A plain function and no template: nobody words it anew, and every mail goes through it. */
export function pageOf(page: Page): string {
  const { lang, dir, subject, tag, tone, tint, struck, body, actions, title, time, date, zone, lines, footer } = page;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${DARK}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${PAPER};-webkit-text-size-adjust:100%">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" style="background:${PAPER}"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:start;${FONT}" dir="${dir}">
<tr><td style="padding:0 0 24px"><span style="display:inline-block;width:10px;height:14px;border-radius:5px 5px 2px 2px;background:#f5a91c">&nbsp;</span>
<span class="ink" style="font-size:18px;font-weight:600;color:#141c30">Relais</span></td></tr>
<tr><td><span class="${tone}" style="display:inline-block;padding:2px 12px;border-radius:12px;${tint};${SMALL};font-weight:600">${tag}</span>
${body}</td></tr>${
    actions.length === 0
      ? ''
      : `
<tr><td style="padding:12px 0 20px">${actions.map(button).join('')}</td></tr>`
  }
<tr><td class="card" style="background:#fffdf8;border-radius:14px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="text-align:start;${FONT}" dir="${dir}">
<tr><td style="padding:20px 24px 16px">
<div class="ink" style="font-size:19px;line-height:1.35;font-weight:600;color:#141c30;${struck}">${title}</div>
<div class="ink" style="margin-top:8px;font-size:32px;line-height:1.2;font-weight:600;color:#141c30;${struck}">${time}</div>
<div class="ink" style="font-size:17px;line-height:1.5;color:#141c30;${struck}">${date}</div>
<div class="soft" style="${SMALL};color:#434c60">${zone}</div></td></tr>
<tr><td class="notched" style="padding:0 18px;height:22px;background:${notches(PAPER)}"><div class="tear" style="border-top:2px dashed #cfc2a8;height:0;line-height:0;font-size:0">&nbsp;</div></td></tr>
<tr><td style="padding:0 24px 20px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="text-align:start;${FONT}" dir="${dir}">${lines
    .map(
      (line) => `
<tr><td class="soft" valign="top" style="padding:8px 0 0;padding-inline-end:16px;${SMALL};color:#434c60;white-space:nowrap">${line.label}</td>
<td class="ink" width="100%" valign="top" style="padding:8px 0 0;font-size:${line.size};line-height:1.4;color:#141c30;font-weight:${line.weight}">${line.value}</td></tr>`,
    )
    .join('')}
</table></td></tr>
</table></td></tr>
<tr><td class="soft" style="padding:24px 0 0;${SMALL};color:#434c60">${footer}</td></tr>
</table></td></tr></table>
</body>
</html>
`;
}
