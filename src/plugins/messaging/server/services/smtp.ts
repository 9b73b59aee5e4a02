import net from 'node:net';

type Setting = string | number | boolean;

/** What a pool of nodemailer's takes, as far as we set it; anything else may come from the address's query. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly [setting: string]: unknown;
}

type SocketWanted = (error: null, own: { connection: net.Socket } | false) => void;

const CONNECT_WITHIN_MS = 5000;

const DEFAULTS = {
  pool: true,
  maxConnections: 10,
  // A connection is good for as many as the server takes over it; one that the server ends is opened anew.
  maxMessages: Number.POSITIVE_INFINITY,
  // A message whose connection breaks comes back to us at once: the outbox tries again, and knows when to stop.
  maxRequeues: 0,
  connectionTimeout: CONNECT_WITHIN_MS,
  greetingTimeout: 5000,
  socketTimeout: 10_000,
};

/**
 * Nodemailer's options for an address like `smtp://user:pass@host:587?maxConnections=10&tls.rejectUnauthorized=false`.
 * Given the address itself, nodemailer would ignore every option beside it.
 * @throws TypeError when this is no address
 */
export function smtpOptions(address: string): SmtpOptions {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const given = [...url.searchParams].map(([name, value]) => [name, settingOf(value)] as const);
  return {
    ...DEFAULTS,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    ...Object.fromEntries(given.filter(([name]) => !name.startsWith('tls.'))),
    tls: Object.fromEntries(given.filter(([name]) => name.startsWith('tls.')).map(([name, v]) => [name.slice(4), v])),
    getSocket: openSocket,
  };
}

/**
 * Nodemailer's sockets hold small packets back for the server's answer, and the server holds its answer back for the next
 * packet: 40 ms for every mail. Ours do not. When no connection is to be had, nodemailer tries by itself and says why.
 */
function openSocket({ host, port }: Pick<SmtpOptions, 'host' | 'port'>, callback: SocketWanted): void {
  const connection = net.connect({ host, port, noDelay: true, keepAlive: true, timeout: CONNECT_WITHIN_MS });
  const giveUp = (): void => {
    connection.destroy();
    callback(null, false);
  };
  connection.once('error', giveUp).once('timeout', giveUp);
  connection.once('connect', () => {
    connection.off('error', giveUp).off('timeout', giveUp).setTimeout(0);
    callback(null, { connection: gathering(connection) });
  });
}

/** What is written in one turn of the event loop leaves in one packet: the end of a mail goes with the mail. */
function gathering(connection: net.Socket): net.Socket {
  const write = connection.write.bind(connection) as (...given: unknown[]) => boolean;
  const writeGathered = (...given: unknown[]): boolean => {
    if (connection.writableCorked === 0) {
      connection.cork();
      setImmediate(() => connection.uncork());
    }
    return write(...given);
  };
  return Object.assign(connection, { write: writeGathered });
}

function settingOf(value: string): Setting {
  if (value === 'true' || value === 'false') return value === 'true';
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
