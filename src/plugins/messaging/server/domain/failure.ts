/** `away`: nobody's mail gets through, the message is not to blame. `refused`: the server took a look and said no. */
export interface Failure {
  readonly kind: 'away' | 'refused';
  /** For the person who reads the list of messages. */
  readonly reason: string;
  /** Seconds that the server wants to be left alone. */
  readonly retryAfter?: number;
}

/** What a channel of ours throws when it knows who is to blame. */
export class Undelivered extends Error {
  constructor(
    readonly kind: Failure['kind'],
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

const ABOUT_THE_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE']);
const LONGEST_REASON = 500;

/** Sorts what a transport threw by who is to blame. `code` and `command` are nodemailer's, `responseCode` SMTP's. */
export function failureOf(error: unknown): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const reason = text.slice(0, LONGEST_REASON);
  if (error instanceof Undelivered) return { kind: error.kind, reason, retryAfter: error.retryAfter };
  const { code, responseCode } = { ...(error as { code?: unknown; responseCode?: unknown }) };
  // 421 is said at any point of a conversation and means that the server is going away (RFC 5321, 3.8).
  const refused = typeof code === 'string' && ABOUT_THE_MESSAGE.has(code) && responseCode !== 421;
  return { kind: refused ? 'refused' : 'away', reason };
}

/** Statuses by which a gateway turns away everybody: wrong credentials, no credit left, too much at once. */
const AWAY = new Set([401, 402, 407, 408, 425, 429]);
const LONGEST_PAUSE = 3600;

/**
 * What an HTTP gateway's answer means; null when it took the message.
 * @param retryAfter its header: seconds or a date
 * @param now for that date
 */
export function httpFailure(
  { status, said, retryAfter }: { status: number; said: string; retryAfter: string | null },
  now: Date,
): Undelivered | null {
  if (status >= 200 && status < 300) return null;
  const refused = status >= 400 && status < 500 && !AWAY.has(status);
  const reason = `HTTP ${status}${said && `: ${said}`}`;
  return refused ? new Undelivered('refused', reason) : new Undelivered('away', reason, secondsOf(retryAfter, now));
}

function secondsOf(retryAfter: string | null, now: Date): number | undefined {
  if (retryAfter === null || retryAfter.trim() === '') return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(LONGEST_PAUSE, Math.max(0, Math.ceil(seconds))) : undefined;
}
