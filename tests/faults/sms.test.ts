import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../helpers/app';
import { type Journeys, offerJourneys } from '../helpers/journeys';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';
import { type SmsGateway, startSmsGateway, TWILIO_SAYS } from '../helpers/sms-gateway';

interface Row {
  messageStatus: string;
  messageId: string;
  attempts: number;
  refusals: number;
  lastError: string | null;
}

const PHONE = '+21620123456';

let gateway: SmsGateway;
let catcher: MailCatcher;
let app: App;
let journeys: Journeys;

async function start(env: Record<string, string>): Promise<void> {
  gateway = await startSmsGateway();
  catcher = await startMailCatcher();
  const given = Object.entries(env).map(([name, value]) => [name, value.replace('GATEWAY', gateway.url)]);
  app = await startApp({ env: { SMTP_URL: catcher.url, ...Object.fromEntries(given) } });
  journeys = offerJourneys(app.strapi);
}

afterEach(async () => {
  await app.stop();
  await Promise.all([gateway.stop(), catcher.stop()]);
});

const book = async (email: string | null = null) => journeys.engine.reserve(await journeys.order(email));

async function sms(holds: (row: Row) => boolean): Promise<Row> {
  let found: Row | null = null;
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(100)) {
    found = await app.strapi.db.query('plugin::messaging.message').findOne({ where: { channel: 'sms' } });
    if (found && holds(found)) return found;
  }
  throw new Error(`Not so after half a minute: ${JSON.stringify(found)}`);
}

const sent = ({ messageStatus }: Row): boolean => messageStatus === 'sent';

const TWILIO = {
  SMS_PROVIDER: 'twilio',
  SMS_URL: 'GATEWAY',
  SMS_USER: 'AC0123',
  SMS_PASSWORD: 'secret',
  SMS_FROM: '+15005550006',
};

describe('Twilio', () => {
  beforeEach(() => start(TWILIO));

  it('is asked as it documents, for a customer who left a phone number alone', async () => {
    const { code } = await book();
    await sms(sent);
    const [request] = gateway.taken;
    expect(request).toMatchObject({ method: 'POST', path: '/2010-04-01/Accounts/AC0123/Messages.json' });
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('AC0123:secret').toString('base64')}`);
    const form = new URLSearchParams(request?.body);
    expect(Object.fromEntries(form)).toEqual({ To: PHONE, From: '+15005550006', Body: expect.stringContaining(code) });
    expect(gateway.asked).toHaveLength(1);
  });

  it.each(['invalidNumber', 'unsubscribed'] as const)(
    'that says %s has this one SMS wait, with the reason',
    async (why) => {
      gateway.behave(TWILIO_SAYS[why]);
      await book();
      const { code, message } = TWILIO_SAYS[why].body;
      const refused = await sms(({ refusals }) => refusals >= 1);
      expect(refused.lastError).toBe(`HTTP 400: ${code} ${message}`);
      gateway.behave('accept');
      await sms(sent);
    },
  );

  it.each(['notAuthenticated', 'unavailable'] as const)(
    'that says %s is away: nothing counts against the SMS',
    async (why) => {
      gateway.behave(TWILIO_SAYS[why]);
      await book();
      const { status, code } = { ...TWILIO_SAYS[why], code: TWILIO_SAYS[why].body.code };
      const away = await sms(({ lastError }) => lastError !== null);
      expect(away).toMatchObject({ messageStatus: 'pending', refusals: 0 });
      expect(away.lastError).toContain(`HTTP ${status}: ${code}`);
      gateway.behave('accept');
      await sms(sent);
    },
  );

  it('that asks for patience is left alone for as long', async () => {
    gateway.behave(TWILIO_SAYS.tooMany);
    await book();
    await sms(({ attempts, lastError }) => attempts === 1 && lastError !== null);
    const from = Date.now();
    gateway.behave('accept');
    await sms(sent);
    expect(Date.now() - from).toBeGreaterThan(1000);
    expect(gateway.asked).toHaveLength(2);
  });

  it('that is away holds up no mail, and silence holds up no booking', async () => {
    gateway.behave('stall');
    await book();
    for (let waited = 0; gateway.asked.length === 0 && waited < 5000; waited += 50) await sleep(50);
    const before = performance.now();
    await book('prompt@relais.test');
    await catcher.waitFor(({ recipients }) => recipients.includes('prompt@relais.test'), 5000);
    expect(performance.now() - before).toBeLessThan(5000);
    const silent = await sms(({ lastError }) => lastError !== null);
    expect(silent).toMatchObject({ messageStatus: 'pending', refusals: 0 });
    gateway.behave('accept');
    await sms(sent);
  });
});

describe('a gateway of another make', () => {
  it('is asked as its templates say, with a token, and the same reference each time', async () => {
    await start({
      SMS_PROVIDER: 'http',
      SMS_URL: 'GATEWAY/send?ref={{ id | url_encode }}',
      SMS_METHOD: 'PUT',
      SMS_HEADERS: '{"Content-Type":"application/json","X-To":"{{ to }}"}',
      SMS_BODY: '{"to":{{ to | json }},"from":{{ from | json }},"text":{{ text | json }}}',
      SMS_FROM: 'Relais',
      SMS_TOKEN: 'a-token',
    });
    gateway.behave({ status: 500 });
    const { code } = await book();
    await sms(({ attempts }) => attempts >= 1);
    gateway.behave('accept');
    const { messageId } = await sms(sent);
    const reference = encodeURIComponent(messageId.slice(1, -1));
    expect(new Set(gateway.asked.map(({ path }) => path))).toEqual(new Set([`/send?ref=${reference}`]));
    const [request] = gateway.taken;
    expect(request?.headers).toMatchObject({ authorization: 'Bearer a-token', 'x-to': PHONE });
    const body = JSON.parse(request?.body ?? '');
    expect(body).toEqual({ to: PHONE, from: 'Relais', text: expect.stringContaining(code) });
  });
});

describe('the mail catcher', () => {
  it('shows an SMS as a mail to the number', async () => {
    await start({ SMS_PROVIDER: 'mail-catcher' });
    const { code } = await book();
    const mail = await catcher.waitFor(({ recipients }) => recipients.includes(`${PHONE}@sms.relais.test`));
    expect(mail.text).toContain(code);
  });
});
