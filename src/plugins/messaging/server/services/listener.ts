import { type Change, LOCALES, type Writer } from '../../../booking/server/port';
import { messagesFor } from '../messages';
import { insertMessages } from '../persistence/outbox';

/** No venue says yet which language its staff read. */
const VENUE_LANGUAGE = LOCALES[0];

/**
 * Writes the messages of a batch of changes in their transaction: told if and only if the change is made.
 * @param domain the right-hand side of Message-IDs
 * @param nudge called when something was written
 */
export function createListener(domain: string, nudge: () => void) {
  return async (writer: Writer, changes: readonly Change[]): Promise<void> => {
    const messages = changes.flatMap((change) => messagesFor(change, VENUE_LANGUAGE));
    if (messages.length === 0) return;
    await insertMessages(writer, messages, domain);
    nudge();
  };
}
