import net from 'node:net';
import { Problem } from './problem.mts';

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      // No IPv6 on this machine: nobody can be in the way there.
      else if (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL') resolve(true);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Whether nobody listens there, on this address or on all: "localhost" in a browser may mean IPv4 or IPv6, and would
 * otherwise reach somebody else's server.
 */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  for (const address of [host, '0.0.0.0', '::']) {
    if (!(await canListen(port, address))) return false;
  }
  return true;
}

/** A port the system says is free on this machine. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

interface Wish {
  /** The variable a person would set. */
  name: string;
  fallback: number;
  host: string;
  /** Ports that another part has been promised already. */
  taken: ReadonlySet<number>;
}

/**
 * The port to listen on. One that a person asked for is theirs or an error; our own default gives way to the next
 * free one, since nobody has written it down yet.
 */
export async function choosePort({ name, fallback, host, taken }: Wish): Promise<{ port: number; moved: boolean }> {
  const asked = process.env[name];
  if (asked) {
    const port = Number(asked);
    if (!taken.has(port) && (await isPortFree(port, host))) return { port, moved: false };
    throw new Problem(`Port ${port} (${name}) is taken. Stop what listens there, or set ${name} to another port.`);
  }
  for (let port = fallback; port < fallback + 100; port += 1) {
    if (!taken.has(port) && (await isPortFree(port, host))) return { port, moved: port !== fallback };
  }
  throw new Problem(`No free port between ${fallback} and ${fallback + 99}. Set ${name} to one that is free.`);
}
