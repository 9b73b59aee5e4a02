import type { BookingDocument, CalendarFile } from '../../booking/server/port';

/** A message as it goes to a person's mailbox. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  readonly replyTo?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The booking for the customer's calendar: a part of its own beside the text, which is where mail programs look. */
  readonly calendar?: CalendarFile;
  readonly attachments: readonly BookingDocument[];
}

/** A short text to a phone. */
export interface ShortMessage {
  /** E.164: `+21620123456`. */
  readonly to: string;
  readonly text: string;
}
