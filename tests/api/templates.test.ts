import { Liquid } from 'liquidjs';
import type { Booking } from '../../src/plugins/booking/server/port';
import { type App, startApp } from '../helpers/app';
import { type Journeys, offerJourneys, VENUE_EMAIL } from '../helpers/journeys';
import { type MailCatcher, type ReceivedMail, startMailCatcher } from '../helpers/mail';
import { signInStaff } from '../helpers/trips';

type Rows = typeof import('../../src/plugins/messaging/server/domain/letters').WRITTEN;
type Sources = typeof import('../../src/plugins/messaging/server/templates/source');
type Checks = typeof import('../../src/plugins/messaging/server/services/check-letter');
type Samples = typeof import('../../src/plugins/messaging/server/services/sample');
type Contexts = typeof import('../../src/plugins/messaging/server/services/context');
type Renders = typeof import('../../src/plugins/messaging/server/services/render');

const SERVER = '../../dist/src/plugins/messaging/server';
const { WRITTEN } = require(`${SERVER}/domain/letters.js`) as { WRITTEN: Rows };
const { segmentsOf } = require(`${SERVER}/domain/sms.js`) as { segmentsOf: (text: string) => number };
const { ownSource, PARTS } = require(`${SERVER}/templates/source.js`) as Sources;
const { problemsOf } = require(`${SERVER}/services/check-letter.js`) as Checks;
const { madeUp, sampleContext, barest } = require(`${SERVER}/services/sample.js`) as Samples;
const { renderLetter, renderShort } = require(`${SERVER}/services/render.js`) as Renders;

const { VARIABLES } = require(`${SERVER}/services/context.js`) as Contexts;

const LANGUAGES = ['fr', 'en', 'ar'] as const;
const SITE = { site: 'https://relais.example', panel: 'https://relais.example/panel' };
const NOW = new Date();

describe.each(LANGUAGES)('our own letters in %s', (locale) => {
  const letters = ['trips', 'tables'].flatMap((trade) => WRITTEN.map((row) => ({ ...row, locale, trade })));

  it.each(letters)('are whole: $letter to the $audience of $trade', (wanted) => {
    const context = sampleContext(wanted, madeUp(wanted, NOW), SITE, NOW);
    const source = ownSource(wanted);
    expect(Object.keys(context).sort()).toEqual([...VARIABLES].sort());
    const strict = new Liquid({
      strictVariables: true,
      lenientIf: true,
      outputEscape: (value) => {
        if (value === null || value === undefined || value === '') throw new Error('An empty variable is printed');
        return String(value);
      },
    });
    for (const part of PARTS) strict.parseAndRenderSync(source[part], context);
    expect(problemsOf(wanted, source, [context, barest(context)])).toEqual([]);
    const mail = renderLetter(wanted, context);
    for (const printed of [mail.subject, mail.html, mail.text]) expect(printed).not.toMatch(/\{\{|\{%|undefined|null/);
    expect(mail.html).not.toMatch(/<p[^>]*>\s*<\/p>/);
  });

  it('fit a phone: two messages at most, with the private link whole', () => {
    for (const wanted of letters.filter((each) => ownSource(each).sms !== '')) {
      const context = sampleContext(wanted, madeUp(wanted, NOW), SITE, NOW);
      const sms = renderShort(wanted, { ...context, reason: null });
      expect({ sms, fits: segmentsOf(sms) <= 2 }).toEqual({ sms, fits: true });
      expect(sms).toMatch(/https:\/\/relais\.example\/(fr|en|ar)/);
    }
  });
});

describe('an admin', () => {
  let app: App;
  let catcher: MailCatcher;
  let journeys: Journeys;
  let admin: Awaited<ReturnType<typeof signInStaff>>;
  const CONFIRMED = '/messaging/letters/confirmed/customer/all/fr';
  let customers = 0;

  beforeAll(async () => {
    catcher = await startMailCatcher();
    app = await startApp({ env: { SMTP_URL: catcher.url } });
    journeys = offerJourneys(app.strapi);
    admin = await signInStaff(app, 'boss@relais.test', 'strapi-super-admin');
  });

  afterAll(async () => {
    await app?.stop();
    await catcher?.stop();
  });

  const save = (parts: object, letter = CONFIRMED) => app.http.put(letter).set(admin.headers).send(parts);

  /** The mail about a new booking that is confirmed at once, written by wordings that are a second old at most. */
  async function confirmation(more: object = {}, to?: string): Promise<ReceivedMail> {
    await new Promise((resolve) => setTimeout(resolve, 1050));
    customers += 1;
    const email = `reader${customers}@relais.test`;
    const order = await journeys.order(email, { admission: 'confirm', ...more });
    const { code }: Booking = await journeys.engine.reserve(order);
    return catcher.waitFor(({ recipients, text = '' }) => recipients.includes(to ?? email) && text.includes(code));
  }

  it('words a part anew, in one language, and the rest stays ours', async () => {
    const parts = { subject: 'Bon voyage {{ name }}, le {{ date }}', html: '', sms: ' ' };
    const { body } = await save(parts).expect(200);
    expect(body.data.worded).toEqual({ subject: parts.subject });
    const mail = await confirmation();
    expect(mail.subject).toMatch(/^Bon voyage Amel Ben Salah, le \S+/);
    expect(mail.html).toContain('Votre réservation est confirmée');
    expect((await confirmation({ locale: 'en' })).subject).toMatch(/^Confirmed/);
  });

  it('words it for one trade, before what holds for all', async () => {
    await save({ subject: 'Départ : {{ title }}' }, CONFIRMED.replace('/all/', '/journeys/')).expect(200);
    await save({ subject: 'Pour tous', text: 'À bientôt, {{ name }}.' }).expect(200);
    const mail = await confirmation();
    expect(mail.subject).toBe('Départ : Tunis → Sousse');
    expect(mail.text).toContain('À bientôt, Amel Ben Salah.');
    await app.http.delete(CONFIRMED.replace('/all/', '/journeys/')).set(admin.headers).expect(200);
    expect((await confirmation()).subject).toBe('Pour tous');
  });

  it('goes back to ours by deleting their own, or by typing ours', async () => {
    const { body } = await app.http.delete(CONFIRMED).set(admin.headers).expect(200);
    expect(body.data.worded).toEqual({});
    const again = await save({ subject: body.data.own.subject, html: body.data.own.html }).expect(200);
    expect(again.body.data.worded).toEqual({});
    expect((await confirmation()).subject).toMatch(/^C’est confirmé/);
  });

  it.each([
    ['a variable that is not there', { subject: 'x\n{{ nmae }}' }, { code: 'variable', line: 2, name: 'nmae' }],
    ['a part of a variable', { subject: '{{ name.first }}' }, { code: 'variable', line: 1, name: 'name.first' }],
    ['one behind a condition', { text: '{% if reason %}{{ oops }}{% endif %}' }, { code: 'variable', name: 'oops' }],
    ['a filter that is not there', { text: '{{ name | shout }}' }, { code: 'filter', line: 1, name: 'shout' }],
    ['a way past escaping', { html: '<p>{{ name | raw }}</p>' }, { code: 'filter', name: 'raw' }],
    ['a loop', { text: '{% for i in (1..999999999) %}x{% endfor %}' }, { code: 'tag', name: 'for' }],
    ['a file', { html: '{% include "/etc/passwd" %}' }, { code: 'tag', name: 'include' }],
    ['what is not closed', { html: '<p>a</p>\n<p>{% if name %}</p>' }, { code: 'syntax', line: 2, column: 4 }],
    ['a script', { html: '<h1>a</h1>\n <script>1</script>' }, { code: 'markup', line: 2, column: 2 }],
    ['what a mail program would run', { html: '<p onclick="x()">a</p>' }, { code: 'markup', line: 1 }],
    ['an address that runs', { html: '<a href="javascript:x()">a</a>' }, { code: 'markup', line: 1 }],
    ['a name within a tag', { html: '<p class="{{ name }}">a</p>' }, { code: 'markup', line: 1 }],
    ['a name as an address', { html: '<a href="{{ name }}">a</a>' }, { code: 'markup', line: 1 }],
    ['a tag made of conditions', { html: '<{% if name %}p{% endif %}>a</p>' }, { code: 'markup', line: 1 }],
    ['a subject without end', { subject: 'x'.repeat(301) }, { code: 'too_long', line: null, name: '300' }],
    ['an SMS that is a letter', { sms: 'long '.repeat(110) }, { code: 'too_many_parts', name: '3' }],
  ])('cannot save %s, and learns where it stands', async (_, parts, problem) => {
    const { body } = await save(parts).expect(400);
    const [part] = Object.keys(parts);
    expect(body.error.details.errors[0]).toMatchObject({ path: [part], ...problem });
    expect((await app.http.get(CONFIRMED).set(admin.headers).expect(200)).body.data.worded).toEqual({});
  });

  it('may put the link, conditions and comparisons into HTML', async () => {
    const html =
      '<h1>Oui</h1>\n<p>{% if quantity > 1 and name < "z" %}<a href="{{ link }}" title="x">{{ name }}</a>{% endif %}<br></p>';
    await save({ html }).expect(200);
    const mail = await confirmation({ locale: 'fr' });
    expect(mail.html).toMatch(/<a href="http:\/\/localhost:4321\/fr\/b\/[^"<]+" title="x"[^>]*>Amel Ben Salah<\/a>/);
    await app.http.delete(CONFIRMED).set(admin.headers).expect(200);
  });

  it('cannot make what a stranger typed into markup, Liquid or a header', async () => {
    const toVenue = CONFIRMED.replace('customer', 'venue');
    const words = '{% assign who = name %}{{ who }}|{{ name | append: "&" }}|{{ notes | newline_to_br }}';
    await save({ subject: '{{ name }}', html: `<p>${words}</p>`, text: words }, toVenue).expect(200);
    const name = '{{ 7 | times: 7 }}<b>x</b>\r\nBcc: all@relais.test';
    const contact = { name, email: 'typed@relais.test', phone: null };
    const mail = await confirmation({ contact, notes: '<script>\nalert(1)</script>' }, VENUE_EMAIL);
    expect(mail.subject).toBe('{{ 7 | times: 7 }}<b>x</b> Bcc: all@relais.test');
    expect(mail.html).toContain('{{ 7 | times: 7 }}&lt;b&gt;x&lt;/b&gt;');
    expect(mail.html).not.toMatch(/<b>|<script>/);
    expect(mail.text).toContain('{{ 7 | times: 7 }}<b>x</b>');
    expect([mail.recipients, mail.bcc ?? []]).toEqual([[VENUE_EMAIL], []]);
    await app.http.delete(toVenue).set(admin.headers).expect(200);
  });

  it('has ours sent where a wording cannot be printed, as one that came with an import', async () => {
    await save({ subject: 'Enregistré' }).expect(200);
    const broken = "UPDATE message_templates SET subject = '{{ nobody }}', text = '{% if %}', html = '<p>Salut</p>'";
    await app.strapi.db.connection.raw(broken);
    const mail = await confirmation();
    expect(mail.subject).toMatch(/^C’est confirmé/);
    expect(mail.text).toContain('Votre réservation est confirmée');
    expect(mail.html).toMatch(/<p[^>]*>Salut<\/p>/);
    await app.http.delete(CONFIRMED).set(admin.headers).expect(200);
  });

  it('sees a letter before it is saved, about a made-up booking or a real one, with its mistakes', async () => {
    const sent = { parts: { subject: 'Pour {{ name }}', sms: '{{ oops }}' } };
    const { body } = await app.http.post(`${CONFIRMED}/preview`).set(admin.headers).send(sent).expect(200);
    expect(body.data).toMatchObject({ subject: 'Pour Amel Ben Salah', problems: [{ part: 'sms', code: 'variable' }] });
    expect(body.data.sms).toContain('K7QF-3MXD');
    expect(body.data.segments).toBeLessThanOrEqual(2);

    const booking = await journeys.engine.reserve(await journeys.order('real@relais.test', { admission: 'confirm' }));
    const real = { parts: {}, code: booking.code.toLowerCase() };
    const shown = await app.http.post(`${CONFIRMED}/preview`).set(admin.headers).send(real).expect(200);
    expect(shown.body.data.text).toContain(booking.code);
    expect(JSON.stringify(shown.body)).not.toContain(journeys.engine.linkToken(booking));
    await app.http.post(`${CONFIRMED}/preview`).set(admin.headers).send({ parts: {}, code: 'NONE-0000' }).expect(404);
  });

  it('sends a test to their own address', async () => {
    const sent = { parts: { subject: 'Essai pour {{ name }}' } };
    const { body } = await app.http.post(`${CONFIRMED}/test`).set(admin.headers).send(sent).expect(200);
    expect(body.data).toEqual({ to: 'boss@relais.test' });
    const mail = await catcher.waitFor(({ subject = '' }) => subject.includes('Essai pour Amel'));
    expect(mail.recipients).toEqual(['boss@relais.test']);
  });

  it('is the only one who may do so: no chief, nobody without a login, and not the content manager', async () => {
    const chief = await signInStaff(app, 'chief@relais.test', 'station-chief');
    await app.http.get('/messaging/letters').set(chief.headers).expect(403);
    await app.http.put(CONFIRMED).set(chief.headers).send({ subject: 'x' }).expect(403);
    await app.http.post(`${CONFIRMED}/test`).set(chief.headers).send({ parts: {} }).expect(403);
    await app.http.get('/messaging/letters').expect(401);
    const { body } = await app.http.get('/messaging/letters').set(admin.headers).expect(200);
    expect(body.data.letters).toHaveLength(WRITTEN.length);
    const made = app.strapi.documents('plugin::messaging.template' as never).create({ data: {} } as never);
    await expect(made).rejects.toThrow('page of letters');
    await app.http.get('/messaging/letters/confirmed/nobody/all/fr').set(admin.headers).expect(404);
    await app.http.get('/messaging/letters/held/venue/all/fr').set(admin.headers).expect(404);
  });
});
