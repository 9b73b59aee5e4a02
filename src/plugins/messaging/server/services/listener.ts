import { type Change, LOCALES, type Notice, type Writer } from '../../../booking/server/port';
import { type Habits, messagesFor, messagesOn, type NewMessage } from '../messages';
import { insertMessages } from '../persistence/outbox';

/** What staff read where their venue does not say. */
const VENUE_LANGUAGE = LOCALES[0];

export const habitsWith = (smsIsOn: boolean): Habits => ({ venueLanguage: VENUE_LANGUAGE, smsIsOn });

/**
 * Writes the messages of a batch of changes, or of notices, in their transaction: told if and only if the change is made.
 * @param domain the right-hand side of Message-IDs
 * @param smsIsOn asked each time
 * @param nudge called when something was written
 */
export function createListeners(domain: string, smsIsOn: () => boolean, nudge: () => void) {
  const write = async (writer: Writer, messages: readonly NewMessage[]): Promise<void> => {
    if (messages.length === 0) return;
    await insertMessages(writer, messages, domain);
    nudge();
  };
  return {
    changes: (writer: Writer, changes: readonly Change[]): Promise<void> =>
      write(
        writer,
        changes.flatMap((change) => messagesFor(change, habitsWith(smsIsOn()))),
      ),
    notices: (writer: Writer, notices: readonly Notice[]): Promise<void> =>
      write(
        writer,
        notices.flatMap((notice) => messagesOn(notice, habitsWith(smsIsOn()))),
      ),
  };
}
