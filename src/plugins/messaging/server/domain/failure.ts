/** `away`: nobody's mail gets through, the message is not to blame. `refused`: the server took a look and said no. */
export interface Failure {
  readonly kind: 'away' | 'refused';
  /** For the person who reads the list of messages. */
  readonly reason: string;
}

const ABOUT_THE_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE']);
const LONGEST_REASON = 500;

/** Sorts what a mail transport threw by who is to blame. `code` and `command` are nodemailer's, `responseCode` SMTP's. */
export function failureOf(error: unknown): Failure {
  const { code, responseCode } = { ...(error as { code?: unknown; responseCode?: unknown }) };
  // 421 is said at any point of a conversation and means that the server is going away (RFC 5321, 3.8).
  const refused = typeof code === 'string' && ABOUT_THE_MESSAGE.has(code) && responseCode !== 421;
  const text = error instanceof Error ? error.message : String(error);
  return { kind: refused ? 'refused' : 'away', reason: text.slice(0, LONGEST_REASON) };
}
