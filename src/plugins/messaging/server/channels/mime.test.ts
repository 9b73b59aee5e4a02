import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { addressOf, mimeOf } from './mime';

const LETTER = {
  from: 'Relais <relais@relais.test>',
  to: 'amel@relais.test',
  subject: 'C’est confirmé',
  messageId: '<m0123456789abcdef@relais.test>',
  date: new Date('2026-11-20T12:00:00Z'),
  headers: { 'Auto-Submitted': 'auto-generated' },
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
  attachments: [],
};

describe('a mail as it goes over the line', () => {
  it('is read as it was written, whatever it says', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((s) => s.replace(/[\p{Cc}\s]+/gu, ' ').trim());
    const body = fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\r\n?/g, '\n'));
    await fc.assert(
      fc.asyncProperty(words, body, body, fc.uint8Array({ maxLength: 500 }), async (subject, text, html, file) => {
        const attachments = [{ filename: 'K7QF.pdf', content: Buffer.from(file), contentType: 'application/pdf' }];
        const mail = await PostalMime.parse(mimeOf({ ...LETTER, subject, text, html, attachments }));
        expect(mail.subject ?? '').toBe(subject);
        expect([mail.text, mail.html]).toEqual(
          [text, html].map((part) => part || undefined).map((part) => part && expect.stringContaining(part)),
        );
        expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(new Uint8Array(file));
      }),
    );
  });

  it('keeps every line short, and names who, what and when', async () => {
    const raw = mimeOf({
      ...LETTER,
      from: 'Réseau <a@b.test>',
      replyTo: '"Chez Ali, Tunis" <c@d.test>',
      subject: 'é'.repeat(200),
    });
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(await PostalMime.parse(raw)).toMatchObject({
      from: { name: 'Réseau', address: 'a@b.test' },
      to: [{ address: 'amel@relais.test' }],
      replyTo: [{ name: 'Chez Ali, Tunis', address: 'c@d.test' }],
      subject: 'é'.repeat(200),
      messageId: LETTER.messageId,
      date: '2026-11-20T12:00:00.000Z',
    });
  });

  it.each(['', 'amel', '@relais.test', 'a@b.test\r\nBcc: x@y.test', 'a@b.test, c@d.test', 'a b@c.test'])(
    'goes to one address, and not to "%s"',
    (to) => {
      expect(() => mimeOf({ ...LETTER, to })).toThrow(expect.objectContaining({ code: 'EENVELOPE' }));
    },
  );

  it('carries a calendar beside the text, with what the calendar is to do with it', async () => {
    const calendar = { content: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', method: 'REQUEST' };
    const { attachments } = await PostalMime.parse(mimeOf({ ...LETTER, calendar }));
    expect(attachments).toMatchObject([{ mimeType: 'text/calendar', method: 'REQUEST' }]);
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer).toString()).toBe(calendar.content);
  });

  it('goes to a domain of any script', () => {
    expect(addressOf('Amel <amel@تونس.test>')).toBe('amel@xn--pgbs0dh.test');
  });
});
