import type { Core } from '@strapi/strapi';
import type { Channel, Letter } from '../channels/channel';
import { failureOf } from '../domain/failure';
import { type Outcome, sent, skipped, undelivered, untried } from '../domain/outcome';
import type { ClaimedMessage } from '../messages';
import { claimDue, recordOutcomes, wakeAll } from '../persistence/outbox';
import type { Compose, Writer } from './compose';
import { Gate } from './gate';
import { type GiveWay, Stride, within } from './pace';
import { createRecorder } from './recorder';

/**
 * What is not begun in time after it was claimed, or not while the server is away, is given back. Together shorter than the
 * lease, so that no other process takes up what this one is about to send.
 */
const START_WITHIN_MS = 10_000;
const SEND_WITHIN_MS = 15_000;

export interface Sender {
  /** Sends what is due, until nothing is; while it does so, another call makes it look once more. */
  run(): Promise<void>;
  /** Starts nothing more and gives back what it has not started; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

interface Batch {
  readonly messages: ClaimedMessage[];
  readonly compose: Compose;
  readonly startBy: number;
}

/** Takes one channel's messages from the outbox and sends them, outside any transaction. Any number of processes do so at once. */
export function createSender(strapi: Core.Strapi, write: Writer, channel: Channel, giveWay: GiveWay): Sender {
  const db = () => strapi.db.connection;
  const gate = new Gate();
  const stride = new Stride(channel.lanes);
  const recorder = createRecorder((outcomes) => recordOutcomes(db(), outcomes));
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  let outageOver = false;

  async function attempt(message: ClaimedMessage, compose: Compose): Promise<Outcome> {
    const letter = await written(message, compose);
    if ('outcome' in letter) return letter.outcome;
    try {
      await within(SEND_WITHIN_MS, channel.deliver(letter, message));
    } catch (error) {
      const failure = failureOf(error);
      gate[failure.kind](failure.retryAfter);
      return undelivered(message, letter.to, failure);
    }
    outageOver = gate.succeeded() || outageOver;
    return sent(message, letter.to);
  }

  async function claim(): Promise<Batch | null> {
    if (stopped || !gate.isOpen()) return null;
    const startBy = performance.now() + START_WITHIN_MS;
    const { messages, now } = await claimDue(db(), channel.name, gate.room(stride.size));
    return messages.length === 0 ? null : { messages, compose: await write(messages, now), startBy };
  }

  async function send({ messages, compose, startBy }: Batch): Promise<void> {
    const [count, from] = [messages.length, performance.now()];
    const lane = async (): Promise<void> => {
      for (let message = messages.shift(); message; message = messages.shift()) {
        const late = stopped || !gate.isOpen() || performance.now() > startBy;
        recorder.add(late ? untried(message) : await attempt(message, compose));
        await giveWay(channel.lanes);
      }
    };
    await Promise.all(Array.from({ length: Math.min(channel.lanes, count) }, lane));
    stride.went(count, performance.now() - from);
  }

  /** The next batch is claimed while one is being sent. What cannot be recorded stops the sending: it would be sent again. */
  async function sendAll(): Promise<void> {
    await recorder.settled();
    let upcoming = claim();
    for (let batch = await upcoming; batch; batch = await upcoming) {
      await recorder.healthy();
      upcoming = claim();
      // Awaited when this batch is sent; until then nobody else listens for its failure.
      upcoming.catch(() => undefined);
      await send(batch);
      if (outageOver) await wakeAll(db(), channel.name);
      outageOver = false;
    }
    await recorder.settled();
  }

  return {
    async run() {
      asked = true;
      running ??= whileAsked().finally(() => {
        running = null;
      });
      await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };

  async function whileAsked(): Promise<void> {
    while (asked && !stopped && gate.isOpen()) {
      asked = false;
      await sendAll();
    }
  }
}

/** A letter that cannot be written is our fault: it waits, is tried again and at last stands as failed, with the reason. */
async function written(message: ClaimedMessage, compose: Compose): Promise<Letter | { outcome: Outcome }> {
  try {
    const letter = await compose(message);
    return 'skip' in letter ? { outcome: skipped(message, letter.skip) } : letter;
  } catch (error) {
    const reason = `Could not be written: ${error instanceof Error ? error.message : error}`;
    return { outcome: undelivered(message, null, { kind: 'refused', reason }) };
  }
}
