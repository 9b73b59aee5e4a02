import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** `refuse` answers 451 (try later), `reject` 550 (never), `stall` takes the mail and stays silent. */
type Mood = 'accept' | 'refuse' | 'reject' | 'stall';

export interface ReceivedMail extends Email {
  /** Whom the envelope named, which is who gets it. */
  recipients: string[];
}

export interface MailCatcher {
  /** For `SMTP_URL`. */
  url: string;
  mails: ReceivedMail[];
  behave(mood: Mood): void;
  /** The first mail for which `matches` holds, as soon as it is there. */
  waitFor(matches: (mail: ReceivedMail) => boolean, timeoutMs?: number): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

const REFUSALS = { refuse: 451, reject: 550 } as const;

const refusal = (mood: keyof typeof REFUSALS): Error =>
  Object.assign(new Error('Not now, says the test'), { responseCode: REFUSALS[mood] });

/** A real SMTP server, on a free port unless it is to come back where it was. */
export async function startMailCatcher({ port: wanted = 0 } = {}): Promise<MailCatcher> {
  const mails: ReceivedMail[] = [];
  let mood: Mood = 'accept';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // A server that is stopped is gone, whoever still talks to it.
    closeTimeout: 200,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mood === 'stall') return;
        if (mood !== 'accept') return done(refusal(mood));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push({ ...mail, recipients });
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      mood = next;
    },
    waitFor: async (matches, timeoutMs = 10_000) => {
      for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(20)) {
        const found = mails.find(matches);
        if (found) return found;
      }
      const subjects = mails.map(({ subject, recipients }) => `${recipients.join()}: ${subject}`);
      throw new Error(`No such mail within ${timeoutMs} ms; there are:\n${subjects.join('\n') || 'none'}`);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
