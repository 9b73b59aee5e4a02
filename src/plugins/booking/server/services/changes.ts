import type { Change, Notice } from '../domain/types';
import type { Writer } from '../persistence/batch';

/**
 * Told of something inside its transaction: what it writes through `writer` commits with it or not at all. The answers to
 * what it reads come back too, but for changes that `reserve` makes: those of a rush are written without waiting.
 */
type Listener<T> = (writer: Writer, told: readonly T[]) => Promise<void>;

export type ChangeListener = Listener<Change>;
export type NoticeListener = Listener<Notice>;

/** Who else must write when a booking changes: messages, payments. Filled while plugins register. */
export class Changes {
  readonly #listeners: ChangeListener[] = [];
  readonly #noticeListeners: NoticeListener[] = [];

  listen(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  listenToNotices(listener: NoticeListener): void {
    this.#noticeListeners.push(listener);
  }

  announce = (writer: Writer, changes: readonly Change[]): Promise<void> => tell(this.#listeners, writer, changes);

  notify = (writer: Writer, notices: readonly Notice[]): Promise<void> => tell(this.#noticeListeners, writer, notices);
}

async function tell<T>(listeners: readonly Listener<T>[], writer: Writer, told: readonly T[]): Promise<void> {
  if (told.length === 0) return;
  for (const listener of listeners) await listener(writer, told);
}
