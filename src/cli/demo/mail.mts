import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface MailDevOptions {
  smtp: number;
  web: number;
  ip: string;
  mailDirectory: string;
  silent: boolean;
}

const maildev = createRequire(import.meta.url)('maildev') as (options: MailDevOptions) => { listen(): Promise<void> };

const accepts = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, host);
    socket.once('connect', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** The demo's mail catcher: keeps every mail in a folder and shows it on a page. Nothing leaves the machine. */
async function catchMail(options: MailDevOptions): Promise<void> {
  fs.mkdirSync(options.mailDirectory, { recursive: true });
  await maildev(options).listen();
  for (const port of [options.smtp, options.web]) {
    while (!(await accepts(port, options.ip))) await sleep(50);
  }
  process.send?.('ready');
}

// MailDev ends by itself on SIGTERM; that the launcher is gone is for us to notice.
process.on('disconnect', () => process.exit(0));

await catchMail({
  smtp: Number(process.env.RELAIS_SMTP_PORT),
  web: Number(process.env.MAIL_PORT),
  ip: process.env.HOST ?? '127.0.0.1',
  mailDirectory: process.env.RELAIS_MAIL_FOLDER ?? 'mail',
  silent: true,
});
