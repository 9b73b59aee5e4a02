import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * An SMTP server that keeps nothing, in a process of its own, and answers mails as `SINK_ANSWER` says, after `SINK_DELAY_MS`.
 * `smtp-server` takes longer for a mail than the sender that is measured: this one only looks for the ends of lines and mails.
 */
const END = '\r\n.\r\n';
const ANSWER = `${process.env.SINK_ANSWER ?? '250 OK'}\r\n`;
const DELAY_MS = Number(process.env.SINK_DELAY_MS ?? 0);

net
  .createServer({ noDelay: true }, (socket) => {
    let inMail = false;
    let tail = '';
    const answerMail = async (): Promise<void> => {
      if (DELAY_MS > 0) await sleep(DELAY_MS);
      socket.write(ANSWER);
    };
    const hear = (heard: string): void => {
      if (!inMail) {
        inMail = heard.startsWith('DATA');
        socket.write(inMail ? '354 Go on\r\n' : '250 OK\r\n');
        return;
      }
      tail = (tail + heard).slice(-END.length);
      inMail = tail !== END;
      if (!inMail) void answerMail();
    };
    socket
      .setEncoding('latin1')
      .on('data', hear)
      .on('error', () => socket.destroy());
    socket.write('220 sink\r\n');
  })
  .listen(Number(process.env.SINK_PORT), '127.0.0.1', () => process.send?.('ready'));
