import net from 'node:net';

/**
 * An SMTP server that accepts everything at once and keeps nothing, in a process of its own. `smtp-server` takes longer for
 * a mail than the sender that is measured: this one only looks for the ends of lines and of mails.
 */
const END = '\r\n.\r\n';

net
  .createServer({ noDelay: true }, (socket) => {
    let inMail = false;
    let tail = '';
    const answer = (line: string): void => {
      if (!inMail) {
        inMail = line.startsWith('DATA');
        socket.write(inMail ? '354 Go on\r\n' : '250 OK\r\n');
        return;
      }
      tail = (tail + line).slice(-END.length);
      inMail = tail !== END;
      if (!inMail) socket.write('250 OK\r\n');
    };
    socket
      .setEncoding('latin1')
      .on('data', answer)
      .on('error', () => socket.destroy());
    socket.write('220 sink\r\n');
  })
  .listen(Number(process.env.SINK_PORT), '127.0.0.1', () => process.send?.('ready'));
