import { domainToASCII } from 'node:url';

/** One mail with its text in two forms, as it goes over the line. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly calendar?: { readonly content: string; readonly method: string };
  readonly attachments: readonly Attachment[];
}

interface Attachment {
  readonly filename: string;
  readonly content: string | Buffer;
  readonly contentType: string;
}

const LINE = '\r\n';
/** RFC 2045: a line of base64 has 76 characters at most. */
const BASE64_LINE = 76;
/** RFC 2047: an encoded word has 75 characters at most; with 42 bytes in it, so has its line. */
const WORD_BYTES = 42;

/**
 * Writes a mail (RFC 5322, MIME). Nodemailer's own composer makes streams of every part and takes twice as long as the
 * sending; it is given the finished mail instead. The same message comes out the same whenever it is sent, but for its date.
 * @throws Error with nodemailer's code `EENVELOPE` for a recipient that is no address
 */
export function mimeOf(letter: Letter): string {
  const name = letter.messageId.replace(/@.*|[^\w]/g, '').slice(0, 40);
  const alternative = multipart('alternative', `=_${name}_text`, [
    part('text/plain; charset=utf-8', letter.text),
    part('text/html; charset=utf-8', letter.html),
    ...(letter.calendar
      ? [part(`text/calendar; charset=utf-8; method=${letter.calendar.method}`, letter.calendar.content)]
      : []),
  ]);
  const files = letter.attachments.map(attachment);
  return [
    `From: ${mailbox(letter.from)}`,
    `To: ${addressOf(letter.to)}`,
    ...(letter.replyTo ? [`Reply-To: ${mailbox(letter.replyTo)}`] : []),
    `Subject: ${words(letter.subject)}`,
    `Message-ID: ${letter.messageId}`,
    `Date: ${letter.date.toUTCString().replace('GMT', '+0000')}`,
    ...Object.entries(letter.headers).map(([header, value]) => `${header}: ${words(value)}`),
    'MIME-Version: 1.0',
    files.length === 0 ? alternative : multipart('mixed', `=_${name}_all`, [alternative, ...files]),
  ].join(LINE);
}

/** Base64 never holds the `=_` that boundaries begin with, and every part is base64. */
const multipart = (kind: string, boundary: string, parts: readonly string[]): string =>
  [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    '',
    ...parts.flatMap((content) => [`--${boundary}`, content]),
    `--${boundary}--`,
    '',
  ].join(LINE);

const part = (type: string, content: string | Buffer, more: readonly string[] = []): string =>
  [`Content-Type: ${type}`, ...more, 'Content-Transfer-Encoding: base64', '', base64(content)].join(LINE);

const attachment = ({ filename, content, contentType }: Attachment): string =>
  part(contentType, content, [`Content-Disposition: attachment; filename="${filename.replace(/[^\w.-]/g, '_')}"`]);

function base64(content: string | Buffer): string {
  const whole = (typeof content === 'string' ? Buffer.from(content) : content).toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < whole.length; at += BASE64_LINE) lines.push(whole.slice(at, at + BASE64_LINE));
  return lines.join(LINE);
}

/** What a header says in words: as it is when that is plain and short, in encoded words otherwise. */
function words(value: string): string {
  if (/^[ -~]{0,70}$/.test(value) && !value.includes('=?')) return value;
  const chunks: string[] = [''];
  for (const character of value) {
    if (Buffer.byteLength(`${chunks.at(-1)}${character}`) > WORD_BYTES) chunks.push('');
    chunks[chunks.length - 1] += character;
  }
  return chunks.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join(`${LINE} `);
}

/** `Relais <booking@example.org>`, or the address alone. */
function mailbox(sender: string): string {
  const [, name = '', address = sender] = /^\s*"?([^<]*?)"?\s*<([^<>]+)>\s*$/.exec(sender) ?? [];
  if (name === '') return addressOf(address);
  const shown = /^[\w ]+$/.test(name) ? name : /^[ -~]+$/.test(name) ? JSON.stringify(name) : words(name);
  return `${shown} <${addressOf(address)}>`;
}

/** The address in `Relais <booking@example.org>`, its domain in ASCII. */
export function addressOf(text: string): string {
  const address = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim();
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  if (at < 1 || domain === '' || /[\s\p{Cc}<>(),;:\\"[\]]/u.test(address)) {
    throw Object.assign(new Error('The recipient is no mail address.'), { code: 'EENVELOPE' });
  }
  return `${address.slice(0, at)}@${domain}`;
}
