import type { ChannelName, ClaimedMessage } from '../messages';
import type { Mail, ShortMessage } from '../outgoing';

export type Letter = Mail | ShortMessage;

/** A way by which messages leave. */
export interface Channel {
  readonly name: ChannelName;
  /** How many messages may be under way together. */
  readonly lanes: number;
  /**
   * Called outside any transaction, perhaps again for the same message after a crash.
   * @throws Error when it did not leave; `domain/failure.ts` says who is to blame, and for how long to wait
   */
  deliver(letter: Letter, message: ClaimedMessage): Promise<void>;
  close(): void;
}
