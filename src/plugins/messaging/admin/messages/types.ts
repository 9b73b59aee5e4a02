import type { Audience } from '../../server/domain/letters';
import type { MessageStatus } from '../../server/domain/outcome';

export const MODEL = 'plugin::messaging.message';

/** A message as the content manager lists it. */
export interface Message {
  readonly documentId: string;
  readonly messageStatus: MessageStatus;
  readonly event: string;
  readonly audience: Audience;
  readonly channel: 'mail' | 'sms';
  readonly lastError: string | null;
  readonly sentAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly sentAgainBy: string | null;
  readonly sentAgainAt: string | null;
}

/** How one channel does; `server/persistence/desk.ts` says what is what. */
export interface Health {
  readonly channel: 'mail' | 'sms';
  readonly waiting: number;
  readonly late: number;
  readonly since: string | null;
  readonly reason: string | null;
  readonly failed: number;
  readonly failure: string | null;
}
