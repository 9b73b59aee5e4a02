import { setTimeout as sleep } from 'node:timers/promises';
import { type App, startApp } from '../helpers/app';
import { type MailCatcher, startMailCatcher } from '../helpers/mail';
import { book, makeStation, makeTrip, signInStaff } from '../helpers/trips';

const MESSAGES = '/content-manager/collection-types/plugin::messaging.message';

interface Signed {
  headers: Record<string, string>;
}

interface Message {
  id: number;
  documentId: string;
  messageId: string;
  messageStatus: string;
  recipient: string;
  attempts: number;
  sentAgainBy: string | null;
}

let app: App;
let catcher: MailCatcher;
let admin: Signed;
let chief: Signed;
let stranger: Signed;
let code: string;

beforeAll(async () => {
  catcher = await startMailCatcher();
  app = await startApp({ env: { SMTP_URL: catcher.url } });
  const [tunis, sousse] = [await makeStation(app, 'tunis'), await makeStation(app, 'sousse')];
  admin = await signInStaff(app, 'admin@example.org', 'strapi-super-admin');
  chief = await signInStaff(app, 'tunis@example.org', 'station-chief', [tunis]);
  stranger = await signInStaff(app, 'sousse@example.org', 'station-chief', [sousse]);
  const { body } = await book(app, await makeTrip(app, tunis, sousse), 1).expect(201);
  code = body.data.code;
  await becomes('sent');
});

afterAll(async () => {
  await app?.stop();
  await catcher?.stop();
});

const message = (): Promise<Message> =>
  app.strapi.db.query('plugin::messaging.message').findOne({ where: { booking: { code } } });

async function becomes(status: string): Promise<Message> {
  for (let tries = 0; tries < 100; tries += 1, await sleep(100)) {
    const found = await message();
    if (found?.messageStatus === status) return found;
  }
  throw new Error(`The message did not become ${status}`);
}

const list = (as: Signed) => app.http.get(MESSAGES).set(as.headers);
const health = (as: Signed) => app.http.get('/messaging/health').set(as.headers);
const sendAgain = (as: Signed, ...messages: string[]) =>
  app.http.post('/messaging/messages/send-again').set(as.headers).send({ messages });

describe('the list of messages', () => {
  it('shows a chief what was said about bookings at their own station, and nothing of others', async () => {
    const { body } = await list(chief).expect(200);
    expect(body.results).toMatchObject([{ messageStatus: 'sent', recipient: 'salma@example.org', attempts: 1 }]);
    expect(body.results[0]).not.toHaveProperty('facts');
    expect((await list(stranger).expect(200)).body.results).toEqual([]);
  });

  it.each(['admin', 'chief'])('offers %s neither to make, nor to change, nor to delete one', async (who) => {
    const { headers } = who === 'admin' ? admin : chief;
    const { documentId } = await message();
    const { body } = await app.http.get('/admin/users/me/permissions').set(headers).expect(200);
    const own = body.data.filter(({ subject }: { subject: string }) => subject === 'plugin::messaging.message');
    expect(own.map(({ action }: { action: string }) => action)).toEqual(['plugin::content-manager.explorer.read']);
    await app.http.post(MESSAGES).set(headers).send({}).expect(403);
    await app.http.put(`${MESSAGES}/${documentId}`).set(headers).send({ recipient: 'x@example.org' }).expect(403);
    await app.http.delete(`${MESSAGES}/${documentId}`).set(headers).expect(403);
  });
});

describe('a message', () => {
  it('is sent again under its Message-ID, to where its customer is reached now, and says who asked for it', async () => {
    const before = await message();
    const where = { code };
    await app.strapi.db.query('plugin::booking.booking').update({ where, data: { contactEmail: 'new@example.org' } });
    const { body } = await sendAgain(chief, before.documentId).expect(200);
    expect(body.data).toEqual({ count: 1 });
    const mail = await catcher.waitFor(({ recipients }) => recipients.includes('new@example.org'));
    expect(mail.messageId).toBe(before.messageId);
    expect(await becomes('sent')).toMatchObject({
      recipient: 'new@example.org',
      attempts: 2,
      sentAgainBy: 'Karim Trabelsi',
    });
  });

  it.each(['failed', 'skipped'])('that stands as %s is sent again', async (messageStatus) => {
    const { id, documentId } = await message();
    await app.strapi.db.query('plugin::messaging.message').update({ where: { id }, data: { messageStatus } });
    await sendAgain(admin, documentId).expect(200);
    await becomes('sent');
  });

  it('that is on its way is not sent twice', async () => {
    const { id, documentId } = await message();
    const later = { messageStatus: 'pending', nextAttemptAt: new Date(Date.now() + 600_000) };
    await app.strapi.db.query('plugin::messaging.message').update({ where: { id }, data: later });
    expect((await sendAgain(admin, documentId).expect(200)).body.data).toEqual({ count: 0 });
    await app.strapi.db.query('plugin::messaging.message').update({ where: { id }, data: { messageStatus: 'sent' } });
  });

  it('about a booking of another station is sent by its own chief alone', async () => {
    const { documentId, attempts } = await message();
    await sendAgain(stranger, documentId).expect(404);
    await sendAgain(stranger, 'nosuchmessage').expect(404);
    await app.http
      .post('/messaging/messages/send-again')
      .send({ messages: [documentId] })
      .expect(401);
    expect(await message()).toMatchObject({ messageStatus: 'sent', attempts });
  });
});

describe('the word on the home page', () => {
  it('is calm while messages leave, and tells since when and why one does not, to those whom it concerns', async () => {
    const calm = await health(chief).expect(200);
    expect(calm.body.data).toEqual([]);
    const { id } = await message();
    const [since, lastError] = [new Date(Date.now() - 10 * 60_000), 'connect ECONNREFUSED'];
    const later = new Date(Date.now() + 600_000);
    const stuck = { messageStatus: 'pending', createdAt: since, sentAgainAt: null, lastError, nextAttemptAt: later };
    await app.strapi.db.query('plugin::messaging.message').update({ where: { id }, data: stuck });
    const { body } = await health(chief).expect(200);
    expect(body.data).toEqual([
      { channel: 'mail', waiting: 1, late: 1, since: since.toISOString(), reason: lastError, failed: 0, failure: null },
    ]);
    expect((await health(admin)).body.data).toEqual(body.data);
    expect((await health(stranger)).body.data).toEqual([]);
  });

  it('tells of what was given up within the last day', async () => {
    const { id } = await message();
    const failed = { messageStatus: 'failed', lastError: '550 no such user' };
    await app.strapi.db.query('plugin::messaging.message').update({ where: { id }, data: failed });
    const { body } = await health(admin).expect(200);
    expect(body.data).toMatchObject([{ channel: 'mail', late: 0, failed: 1, failure: '550 no such user' }]);
  });
});
