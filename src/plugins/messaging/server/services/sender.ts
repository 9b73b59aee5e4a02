import type { Core } from '@strapi/strapi';
import { failureOf } from '../domain/failure';
import { type Outcome, sent, skipped, undelivered, untried } from '../domain/outcome';
import type { ClaimedMessage } from '../messages';
import { claimDue, recordOutcomes, wakeAll } from '../persistence/outbox';
import type { Compose, Mail, Writer } from './compose';
import { Gate } from './gate';
import { giveWay, within } from './pace';
import { createRecorder } from './recorder';

/** As many as the mail transport keeps connections: no message waits inside it while its lease runs. */
const LANES = 5;
/** What is not begun in time, or not while the server is away, is given back. */
const BATCH = 100;
/** Together shorter than the lease, so that no other process takes up what this one is about to send. */
const START_WITHIN_MS = 10_000;
const SEND_WITHIN_MS = 15_000;

export type Deliver = (mail: Mail) => Promise<void>;

export interface Sender {
  /** Sends what is due, until nothing is; while it does so, another call makes it look once more. */
  run(): Promise<void>;
  /** Starts nothing more and gives back what it has not started; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Takes messages from the outbox and sends them, outside any transaction. Any number of processes do so at once. */
export function createSender(strapi: Core.Strapi, write: Writer, deliver: Deliver): Sender {
  const db = () => strapi.db.connection;
  const gate = new Gate();
  const recorder = createRecorder((outcomes) => recordOutcomes(db(), outcomes));
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  let outageOver = false;

  async function attempt(message: ClaimedMessage, compose: Compose): Promise<Outcome> {
    const mail = written(message, compose);
    if ('outcome' in mail) return mail.outcome;
    try {
      await within(SEND_WITHIN_MS, deliver(mail));
    } catch (error) {
      const failure = failureOf(error);
      gate[failure.kind]();
      return undelivered(message, mail.to, failure);
    }
    outageOver = gate.succeeded() || outageOver;
    return sent(message, mail.to);
  }

  async function sendBatch(): Promise<boolean> {
    await recorder.settled();
    const startBy = performance.now() + START_WITHIN_MS;
    const { messages, now } = await claimDue(db(), 'mail', gate.room(BATCH));
    if (messages.length === 0) return false;
    const compose = await write(messages, now);
    const lane = async (): Promise<void> => {
      for (let message = messages.shift(); message; message = messages.shift()) {
        const late = stopped || !gate.isOpen() || performance.now() > startBy;
        recorder.add(late ? untried(message) : await attempt(message, compose));
        await giveWay();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    await recorder.settled();
    return true;
  }

  async function sendAll(): Promise<void> {
    while (asked && !stopped && gate.isOpen()) {
      asked = false;
      while (!stopped && gate.isOpen() && (await sendBatch())) {
        if (outageOver) await wakeAll(db(), 'mail');
        outageOver = false;
      }
    }
  }

  return {
    async run() {
      asked = true;
      running ??= sendAll().finally(() => {
        running = null;
      });
      await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** A letter that cannot be written is our fault: it waits, is tried again and at last stands as failed, with the reason. */
function written(message: ClaimedMessage, compose: Compose): Mail | { outcome: Outcome } {
  try {
    const mail = compose(message);
    return 'skip' in mail ? { outcome: skipped(message, mail.skip) } : mail;
  } catch (error) {
    const reason = `Could not be written: ${error instanceof Error ? error.message : error}`;
    return { outcome: undelivered(message, null, { kind: 'refused', reason }) };
  }
}
